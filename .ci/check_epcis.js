// Holds EPCIS documents to GS1's JSON schema of EPCIS 2.0, with a validator that knows nothing of us.
//
// Usage: node check_epcis.js SCHEMA PLACE…. A place is a document or a folder; folders are searched for *.jsonld. At
// least one document tells of an error, and copies with a word that CBV does not know must fail.
const fs = require("fs");
const path = require("path");
const Ajv = require("ajv");
const addFormats = require("ajv-formats");

const [schema, ...places] = process.argv.slice(2);
const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));
const fail = (text) => {
    console.error(`check_epcis: ${text}`);
    process.exit(1);
};

const ajv = new Ajv({ strict: false });
addFormats(ajv);
const holds = ajv.compile(read(schema));

const found = (place) => {
    if (fs.statSync(place).isDirectory()) {
        return fs.readdirSync(place).flatMap((name) => found(path.join(place, name)));
    }
    return place.endsWith(".jsonld") ? [place] : [];
};
const documents = places.flatMap(found).map((file) => [file, read(file)]);
if (documents.length === 0) {
    fail(`no document in ${places.join(", ")}`);
}

const wrong = (document) => (holds(document) ? null : ajv.errorsText(holds.errors, { separator: "; " }));
const spoilt = (document, spoil) => {
    const copy = structuredClone(document);
    const events = copy.epcisBody.eventList;
    return events.some(spoil) ? copy : null;
};
const controls = {
    "a step that is none": (event) => Boolean((event.bizStep = "graded")),
    "a state that is none": (event) => Boolean((event.disposition = "like_new")),
    "a name that is no URI": (event) => Boolean((event.eventID = "Dock 1")),
    "a time that is none": (event) => Boolean((event.eventTime = "2026-11-30 12:00")),
    "a reason of an error that is none":
        (event) => event.errorDeclaration && Boolean((event.errorDeclaration.reason = "changed_mind")),
};
const refused = new Set();
for (const [file, document] of documents) {
    const why = wrong(document);
    if (why) {
        fail(`${file}: ${why}`);
    }
    for (const [name, spoil] of Object.entries(controls)) {
        const copy = spoilt(document, spoil);
        if (copy && !wrong(copy)) {
            fail(`${file}: with ${name} it must fail, and does not`);
        }
        if (copy) {
            refused.add(name);
        }
    }
    const events = document.epcisBody.eventList;
    const errors = events.filter((event) => event.errorDeclaration).length;
    console.log(`${file}: ${events.length} events, ${errors} of them taken back`);
}
for (const name of Object.keys(controls)) {
    if (!refused.has(name)) {
        fail(`no document could be spoilt by ${name}`);
    }
}
