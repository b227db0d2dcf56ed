// Holds messages to net/protocol.schema.json, for the role that gets them.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';

const SCHEMA = JSON.parse(readFileSync(new URL('../../../net/protocol.schema.json', import.meta.url), 'utf8'));
const DEFS = `${SCHEMA.$id}#/$defs/`;

/// The names of all slices.
export const SLICES = SCHEMA.$defs['to.slice'].oneOf.map(({ $ref }) => $ref.split('.').at(-1));
/// The types of all commands.
export const COMMANDS = SCHEMA.$defs['from.Command'].oneOf.map(({ $ref }) => $ref.split('.').at(-1));

/// Checks for one role; without one, for any.
export class Checker {
    #ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
    #validators = new Map();

    constructor(role = null) {
        this.#ajv.addKeyword({
            keyword: 'x-seen-by',
            schemaType: 'array',
            validate: (roles) => role === null || roles.includes(role),
            error: { message: `this is not for ${role}` },
        });
        this.#ajv.addSchema(SCHEMA);
    }

    /// What is wrong with a message to a screen, one sentence each; none where it is as it should be.
    to(message) {
        if (message.type === 'slice') return this.#check(`to.slice.${message.name}`, message);
        if (message.type === 'answer')
            return this.#check(message.accepted === true ? 'to.answer.accepted' : 'to.answer.refused', message);
        return this.#check(`to.${message.type}`, message);
    }

    /// The same for a message from a screen.
    from(message) {
        if (message.type !== 'command') return this.#check(`from.${message.type}`, message);
        const wrong = this.#check(`from.${message.command?.type}`, message.command);
        return wrong.length > 0 ? wrong : this.#check('from.command', message);
    }

    /// By the whole of a direction ("from", "to"), as somebody would who knows nothing of types.
    any(direction, message) {
        return this.#check(direction, message);
    }

    #check(name, value) {
        if (!(name in SCHEMA.$defs)) return [`there is no ${name}`];
        if (!this.#validators.has(name)) this.#validators.set(name, this.#ajv.compile({ $ref: DEFS + name }));
        const validate = this.#validators.get(name);
        if (validate(value)) return [];
        return validate.errors.map(
            ({ instancePath, message, params }) => `${name}${instancePath} ${message} ${JSON.stringify(params)}`,
        );
    }
}

/// Everything that one careless change can do to a message: {what, message}.
export function* mutations(message) {
    for (const path of placesOf(message)) {
        const value = at(message, path);
        if (isObject(value)) yield { what: `an unknown field in ${path.join('.')}`, message: changed(message, path, { ...value, 'no such field': 1 }) };
        if (path.length === 0) continue;
        yield { what: `another type of ${path.join('.')}`, message: changed(message, path, otherType(value)) };
    }
}

/// Each field of an object left out: {what, path, message}.
export function* omissions(message) {
    for (const path of placesOf(message)) {
        if (path.length === 0 || typeof path.at(-1) === 'number') continue;
        const copy = structuredClone(message);
        delete at(copy, path.slice(0, -1))[path.at(-1)];
        yield { what: path.join('.'), path, message: copy };
    }
}

function* placesOf(value, path = []) {
    yield path;
    if (value === null || typeof value !== 'object') return;
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    for (const key of keys) yield* placesOf(value[key], [...path, key]);
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const at = (value, path) => path.reduce((inner, key) => inner[key], value);
const otherType = (value) => (typeof value === 'boolean' ? 'yes' : value !== null && typeof value === 'object' ? 7 : true);

function changed(message, path, value) {
    if (path.length === 0) return value;
    const copy = structuredClone(message);
    at(copy, path.slice(0, -1))[path.at(-1)] = value;
    return copy;
}
