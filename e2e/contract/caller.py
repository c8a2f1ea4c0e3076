"""Somebody who asks the API by the names of its operations; every answer is held against the document."""
import collections
import uuid

import requests

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


class Unexpected(Exception):
    """An answer with which the walk cannot go on."""


class Record:
    """What was asked and answered, by operation."""

    def __init__(self, document):
        self.document = document
        self.statuses = collections.defaultdict(collections.Counter)
        self.faults = []

    def note(self, who, operation, response):
        self.statuses[operation["operationId"]][response.status_code] += 1
        for fault in self.document.answer_faults(operation, response):
            self.faults.append("%s as %s, %d: %s" % (operation["operationId"], who, response.status_code, fault))

    def reached(self):
        return {name for name, found in self.statuses.items() if any(200 <= status < 300 for status in found)}

    def asked(self):
        return sum(sum(found.values()) for found in self.statuses.values())


class Caller:
    """One sign-in, one token, or nobody."""

    def __init__(self, url, record, name):
        self.url, self.record, self.name = url, record, name
        self.roles, self.token, self.scopes = frozenset(), None, ()
        self.session = requests.Session()
        self.session.headers.update(SAME_ORIGIN)

    def signed_in(self, user_name, password):
        answer = self.ask("sign_in", body={"user_name": user_name, "password": password}, raw=True)
        # The cookie is `Secure`: over plain HTTP it has to be sent by hand.
        cookie = "; ".join("%s=%s" % (cookie.name, cookie.value) for cookie in answer.cookies)
        self.session.cookies.clear()
        self.session.headers["Cookie"] = cookie
        self.roles = frozenset(held["role"] for held in self.ask("view_me")["roles"])
        return self

    def with_token(self, token, scopes=()):
        self.session.headers["Authorization"] = "Bearer " + token
        self.token, self.scopes = token, scopes
        return self

    @property
    def cookie(self):
        """The value of the sign-in cookie."""
        return self.session.headers.get("Cookie", "=").split("=", 1)[1]

    def ask(self, operation_id, expect=None, body=None, data=None, media_type=None, version=None, query=None,
            headers=None, raw=False, **ids):
        """The body of the answer; `expect` names statuses other than success, and None accepts 2xx only."""
        document = self.record.document
        operation = document.operations[operation_id]
        wanted = {parameter["name"] for parameter in operation.get("parameters", [])}
        sent = dict(headers or {})
        if "Idempotency-Key" in wanted:
            sent["Idempotency-Key"] = str(uuid.uuid4())
        if version is not None:
            sent["If-Match"] = '"%d"' % version
        if body is not None:
            for fault in document.request_faults(operation, "application/json", body):
                self.record.faults.append("%s as %s, request: %s" % (operation_id, self.name, fault))
        if media_type:
            sent["Content-Type"] = media_type
        response = self.session.request(operation["method"], self.url + operation["path"].format(**ids), json=body,
                                        data=data, params=query, headers=sent, timeout=60)
        self.session.cookies.clear()
        self.record.note(self.name, operation, response)
        well = 200 <= response.status_code < 300 if expect is None else response.status_code in expect
        if not well:
            raise Unexpected("%s as %s: %d %s" % (operation_id, self.name, response.status_code, response.text[:500]))
        if raw or not response.content:
            return response
        return response.json() if "json" in response.headers.get("Content-Type", "") else response.text
