"""The API's own document: which operations there are, and whether an answer is one that it describes."""
import re

import jsonschema_rs


class Document:
    def __init__(self, raw):
        self.raw = raw
        self.operations = {}
        self._by_path = []
        for path, item in raw["paths"].items():
            pattern = re.compile("^" + re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(path)) + "$")
            for method, operation in item.items():
                one = dict(operation, method=method.upper(), path=path)
                self.operations[operation["operationId"]] = one
                self._by_path.append((path.count("{"), method.upper(), pattern, one))
        # `/people/imports` also has the shape of `/people/{person_id}`: the literal address is meant.
        self._by_path.sort(key=lambda entry: entry[0])
        self._validators = {}

    def find(self, method, path):
        """The operation behind a request, or None."""
        for _, known, pattern, operation in self._by_path:
            if known == method and pattern.match(path):
                return operation
        return None

    def allows(self, operation, caller):
        """Whether the policy lets this caller in at all."""
        for rule in operation.get("x-authz", {"allowed": [{"who": "anyone"}]})["allowed"]:
            if "scope" in rule:
                if rule["scope"] in caller.scopes:
                    return True
            elif rule.get("role") in caller.roles or rule.get("who") == "anyone":
                return True
            elif rule.get("who") == "signed_in" and caller.roles:
                return True
        return False

    def request_faults(self, operation, media_type, body):
        """What is wrong with a JSON body by the document."""
        content = operation.get("requestBody", {}).get("content", {})
        if media_type not in content:
            return ["the document knows no request body of type %s" % media_type]
        return self._held_against(content[media_type]["schema"], body) if media_type.endswith("json") else []

    def answer_faults(self, operation, response):
        """What is wrong with an answer by the document: status, media type, body, headers."""
        described = operation["responses"].get(str(response.status_code))
        if described is None:
            return ["status %d is not described" % response.status_code]
        if "$ref" in described:
            described = self.raw["components"]["responses"][described["$ref"].rsplit("/", 1)[1]]
        faults = []
        for name, header in described.get("headers", {}).items():
            value = response.headers.get(name)
            if value is None and header.get("required"):
                faults.append("the header %s is missing" % name)
            pattern = header["schema"].get("pattern")
            if value is not None and pattern and not re.search(pattern, value):
                faults.append("the header %s is %r" % (name, value))
        content = described.get("content", {})
        if not content:
            return faults + (["a body that is not described"] if response.content else [])
        media_type = response.headers.get("Content-Type", "").split(";")[0]
        if media_type not in content:
            return faults + ["media type %r is not described" % media_type]
        if media_type.endswith("json"):
            faults += self._held_against(content[media_type]["schema"], response.json())
        return faults

    def _held_against(self, schema, value):
        key = repr(schema)
        if key not in self._validators:
            whole = {"allOf": [schema], "components": self.raw["components"]}
            self._validators[key] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        return ["/%s: %s" % ("/".join(map(str, error.instance_path)), error.message[:300])
                for error in self._validators[key].iter_errors(value)]
