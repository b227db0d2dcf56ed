#include "console/panels/line.h"

namespace dais::console {

namespace {

std::string utf8(char32_t letter) {
    const auto byte = [](char32_t bits) {
        return static_cast<char>(static_cast<unsigned char>(bits));
    };
    if (letter < 0x80) {
        return {byte(letter)};
    }
    if (letter < 0x800) {
        return {byte(0xC0U | (letter >> 6U)), byte(0x80U | (letter & 0x3FU))};
    }
    if (letter < 0x10000) {
        return {byte(0xE0U | (letter >> 12U)), byte(0x80U | ((letter >> 6U) & 0x3FU)),
                byte(0x80U | (letter & 0x3FU))};
    }
    return {byte(0xF0U | (letter >> 18U)), byte(0x80U | ((letter >> 12U) & 0x3FU)),
            byte(0x80U | ((letter >> 6U) & 0x3FU)), byte(0x80U | (letter & 0x3FU))};
}

bool continues_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

void Line::put(char32_t letter) {
    const bool breaks = breaks_ && letter == U'\n';
    const bool control = !breaks && (letter < 0x20 || (letter >= 0x7F && letter < 0xA0));
    if (control || (letter == U' ' && text_.empty()) || text_.size() >= longest_) {
        return;
    }
    text_ += utf8(letter);
}

void Line::put(const std::string& text) {
    for (const char byte : text) {
        const bool breaks = breaks_ && byte == '\n' && !text_.empty();
        const bool control = !breaks && static_cast<unsigned char>(byte) < 0x20;
        if (!control && !(byte == ' ' && text_.empty()) && text_.size() < longest_) {
            text_ += byte;
        }
    }
    if (breaks_ && text_.size() == longest_) {  // not in the middle of a letter
        std::size_t end = text_.size();
        while (end > 0 && continues_letter(text_[end - 1])) {
            --end;
        }
        if (end > 0 && static_cast<unsigned char>(text_[end - 1]) >= 0xC0U) {
            text_.resize(end - 1);
        }
    }
}

void Line::erase_letter() {
    while (!text_.empty() && continues_letter(text_.back())) {
        text_.pop_back();
    }
    if (!text_.empty()) {
        text_.pop_back();
    }
}

void Line::erase_word() {
    while (!text_.empty() && text_.back() == ' ') {
        text_.pop_back();
    }
    while (!text_.empty() && text_.back() != ' ') {
        text_.pop_back();
    }
}

}  // namespace dais::console
