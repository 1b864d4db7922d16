"""The requests that fake_confluence.Wiki answers, over HTTP and HTTPS."""

import base64
import email.parser
import email.policy
import http.server
import json
import re
import ssl
import sys
import threading
import urllib.parse

from fake_confluence import WHEN, Refusal, file_json, label_json, property_json


class Request(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def handle_any(self):
        wiki = self.server.wiki
        url = urllib.parse.urlsplit(self.path)
        self.query = urllib.parse.parse_qs(url.query, keep_blank_values=True)
        length = int(self.headers.get("Content-Length") or 0)
        self.content = self.rfile.read(length)
        if len(self.content) < length:
            self.close_connection = True  # The client was killed while it sent.
            return
        with wiki.lock:
            wiki.requests.append((self.command, self.path))
            fault = next((fault for fault in wiki.faults
                          if fault["method"] == self.command and re.search(fault["path"], self.path)), None)
            if fault:
                wiki.faults.remove(fault)
                if "status" in fault:
                    self.answer(fault["status"], {"message": "as told"}, fault.get("headers") or {})
                    return
            try:
                status, body = 200, self.dispatch(wiki, url.path)
            except Refusal as refusal:
                status, body = refusal.status, {"statusCode": refusal.status, "message": refusal.message}
        if not fault:
            self.answer(204 if body is None else status, body, {})
            return
        # Done, and nobody hears of it.
        self.close_connection = True
        self.connection.close()

    do_GET = do_POST = do_PUT = do_DELETE = handle_any

    def answer(self, status, body, headers):
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def first(self, name, default=None):
        return self.query.get(name, [default])[0]

    def dispatch(self, wiki, path):
        self.cloud = path.startswith("/wiki/")
        self.base = f"{self.server.scheme}://{self.headers['Host']}" + ("/wiki" if self.cloud else "")
        path = path.removeprefix("/wiki").rstrip("/")
        if not path.startswith(("/rest/api/", "/api/v2/")):
            raise Refusal(404, "no such resource")
        kind, _, word = self.headers.get("Authorization", "").partition(" ")
        if kind == "Basic":
            word = base64.b64decode(word).decode().partition(":")[2]
        if word != wiki.token:
            # Servers repeat what they were sent.
            raise Refusal(401, f"not authenticated by {self.headers.get('Authorization')}: {word}")
        if path.startswith("/rest/api/"):
            return self.version1(wiki, path.removeprefix("/rest/api/").split("/"))
        if not self.cloud:
            raise Refusal(404, "Data Center has no version 2")
        return self.version2(wiki, path.removeprefix("/api/v2/").split("/"))

    def json(self):
        return json.loads(self.content)

    def listed(self, results, limit=200):
        limit, start = min(int(self.first("limit", "25")), limit), int(self.first("start", "0"))
        links = {"base": self.base, "context": ""}
        if start + limit < len(results):
            query = urllib.parse.urlencode({**{name: values[0] for name, values in self.query.items()},
                                            "start": start + limit})
            links["next"] = f"/rest/api/next?{query}"
        part = results[start:start + limit]
        return {"results": part, "start": start, "limit": limit, "size": len(part), "_links": links}

    # Version 1

    def version1(self, wiki, path):
        method = self.command
        if path[0] == "space":
            return {"id": 77, "key": "ARCH", "name": "Architecture", "homepage": {"id": "100"}, "_links": {}}
        if path == ["content", "search"]:
            found = re.fullmatch(r'(?:label="([^"]*)"|\(creator=currentUser\(\) or ancestor=(\d+)\)) '
                                 'and space="ARCH" and type=page', self.first("cql", ""))
            if not found:
                raise Refusal(400, f"Could not parse cql: {self.first('cql')}")
            pages = [page for page in wiki.pages.values() if page["status"] == "current" and (
                found[1] in page["labels"] if found[1] else
                page["bot"] or any(above["id"] == found[2] for above in wiki.ancestors(page)))]
            return self.listed([self.content1(wiki, page) for page in pages])
        if path == ["content"] and method == "GET":
            status = self.first("status", "current")
            statuses = ("current", "trashed") if status == "any" else (status,)
            return self.listed([self.content1(wiki, page) for page in wiki.titled(self.first("title"), statuses)])
        if path == ["content"]:
            body = self.json()
            parents = body.get("ancestors") or [{"id": "100"}]
            page = wiki.create(body["title"], body["body"]["storage"]["value"], str(parents[-1]["id"]))
            page["message"] = (body.get("version") or {}).get("message", "")
            page["labels"] += [label["name"] for label in (body.get("metadata") or {}).get("labels", [])]
            return self.content1(wiki, page, everything=True)
        page = wiki.pages.get(path[1])
        if page is None or page["status"] != "current":
            raise Refusal(404, f"No content found with id: ContentId{{id={path[1]}}}")
        match (method, *path[2:]):
            case ("GET",):
                return self.content1(wiki, page)
            case ("PUT",):
                body = self.json()
                wiki.update(page, body["title"], body["body"]["storage"]["value"], body.get("version") or {})
                if body.get("ancestors"):
                    page["parent"] = str(body["ancestors"][-1]["id"])
                return self.content1(wiki, page, everything=True)
            case ("DELETE",):
                page["status"] = "trashed"
                return None
            case ("GET" | "POST", "label"):
                new = self.json() if method == "POST" else []
                page["labels"] += [label["name"] for label in new if label["name"] not in page["labels"]]
                return self.listed([label_json(name) for name in page["labels"]])
            case ("DELETE", "label"):
                page["labels"].remove(self.first("name"))
                return None
            case ("GET", "property"):
                return self.listed([property_json(key, entry) for key, entry in page["properties"].items()])
            case ("GET", "property", key):
                if key not in page["properties"]:
                    raise Refusal(404, f"no property {key}")
                return property_json(key, page["properties"][key])
            case ("POST", "property"):
                return wiki.set_property(page, self.json()["key"], self.json())
            case ("PUT", "property", key):
                return wiki.set_property(page, key, self.json())
            case ("GET", "child", "page"):
                return self.listed([{"id": child["id"], "title": child["title"]} for child in wiki.pages.values()
                                    if child["parent"] == page["id"] and child["status"] == "current"])
            case ("GET", "child", "comment"):
                comment = {"id": "9", "extensions": {"location": "inline", "resolution": {"status": "open"}}}
                return self.listed([comment] * page["comments"])
            case ("GET", "child", "attachment"):
                return self.listed([file_json(file, page) for name, file in page["files"].items()
                                    if self.first("filename", name) == name])
            case ("POST", "child", "attachment"):
                return self.listed([self.upload(wiki, page, None)])
            case ("POST", "child", "attachment", number, "data"):
                return self.upload(wiki, page, number.removeprefix("att"))
            case ("PUT", "child", "attachment", number):
                file = next(file for file in page["files"].values() if file["id"].removeprefix("att") == number)
                file["title"] = self.json()["title"]
                page["files"] = {file["title"]: file for file in page["files"].values()}
                return file_json(file, page)
        raise Refusal(405, "Method not allowed")

    def upload(self, wiki, page, number):
        if self.headers.get("X-Atlassian-Token") not in ("nocheck", "no-check"):
            raise Refusal(403, "XSRF check failed")
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        form = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + self.content)
        name = comment = None
        for part in form.iter_parts():
            field = part.get_param("name", header="content-disposition")
            if field == "file":
                name, content = part.get_filename(), part.get_payload(decode=True)
            elif field == "comment":
                comment = part.get_payload(decode=True).decode().strip()
        return wiki.attach(page, number, name, comment or "", content)

    def content1(self, wiki, page, everything=False):
        expand = (self.first("expand") or "").split(",")
        shown = {"id": page["id"], "type": "page", "status": page["status"], "title": page["title"],
                 "_links": {"webui": f"/display/ARCH/{page['id']}", "base": self.base}}
        if everything or "version" in expand:
            shown["version"] = {"number": page["version"], "message": page["message"], "minorEdit": False}
        if everything or "space" in expand:
            shown["space"] = {"key": "ARCH"}
        if everything or "ancestors" in expand:
            shown["ancestors"] = [{"id": above["id"], "title": above["title"]} for above in wiki.ancestors(page)]
        if everything or "body.storage" in expand:
            shown["body"] = {"storage": {"value": page["text"], "representation": "storage"}}
        wanted = [word.split(".", 2)[2] for word in expand if word.startswith("metadata.properties.")]
        shown["metadata"] = {
            "labels": {"results": [label_json(name) for name in page["labels"]]},
            "properties": {key: property_json(key, page["properties"][key])
                           for key in wanted if key in page["properties"]}}
        return shown

    # Version 2

    def version2(self, wiki, path):
        method = self.command
        if path == ["spaces"]:
            found = self.first("keys", "ARCH") == "ARCH"
            return self.listed([{"id": "77", "key": "ARCH", "homepageId": "100"}] * found)
        if path == ["pages"] and method == "GET":
            statuses = self.query.get("status", ["current", "archived"])
            return self.listed([self.content2(page) for page in wiki.titled(self.first("title"), statuses)], 250)
        if path == ["pages"]:
            body = self.json()
            if body["spaceId"] != "77":
                raise Refusal(404, "no such space")
            return self.content2(wiki.create(body["title"], self.storage(body), body.get("parentId", "100")), True)
        if path[0] == "attachments":
            file = next(file for page in wiki.pages.values() for file in page["files"].values()
                        if file["id"] == path[1])
            return self.properties(wiki, file, path[3:])
        page = wiki.pages.get(path[1]) if path[0] == "pages" else None
        if page is None or page["status"] != "current" and len(path) == 2:
            raise Refusal(404, "Not Found")
        match (method, *path[2:]):
            case ("GET",):
                return self.content2(page)
            case ("PUT",):
                body = self.json()
                wiki.update(page, body["title"], self.storage(body), body["version"])
                page["parent"] = body.get("parentId", page["parent"])
                return self.content2(page, True)
            case ("DELETE",):
                page["status"] = "trashed"
                return None
            case ("GET", "labels"):
                return self.listed([label_json(name) for name in page["labels"]])
            case (_, "properties", *rest):
                return self.properties(wiki, page, rest)
            case ("GET", "attachments"):
                return self.listed([file_json(file, page) for name, file in page["files"].items()
                                    if self.first("filename", name) == name], 250)
            case ("GET", "inline-comments"):
                return self.listed([{"id": "9", "resolutionStatus": "open"}] * page["comments"])
            case ("GET", "direct-children"):
                return self.listed([{"id": child["id"], "type": "page"} for child in wiki.pages.values()
                                    if child["parent"] == page["id"] and child["status"] == "current"])
        raise Refusal(405, "Method not allowed")

    def properties(self, wiki, thing, rest):
        """Properties of a page or an attachment, which version 2 names by their ids."""
        if self.command == "GET":
            return self.listed([property_json(key, entry) for key, entry in thing["properties"].items()
                                if self.first("key", key) == key])
        key = self.json()["key"]
        if rest and thing["properties"].get(key, {}).get("id") != rest[0]:
            raise Refusal(404, "no such property")
        return wiki.set_property(thing, key, self.json())

    def storage(self, body):
        """Both forms of a body that the documentation has."""
        body = body["body"]
        return body.get("storage", body)["value"]

    def content2(self, page, everything=False):
        shown = {"id": page["id"], "status": page["status"], "title": page["title"], "spaceId": "77",
                 "parentId": page["parent"], "parentType": "page" if page["parent"] else None,
                 "position": 1, "authorId": "bot", "ownerId": "bot", "createdAt": WHEN,
                 "version": {"number": page["version"], "message": page["message"], "minorEdit": False,
                             "authorId": "bot", "createdAt": WHEN},
                 "_links": {"webui": f"/spaces/ARCH/pages/{page['id']}", "base": self.base}}
        if everything or self.first("body-format") == "storage":
            shown["body"] = {"storage": {"value": page["text"], "representation": "storage"}}
        return shown


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Clients that are killed are part of the tests; errors of our own are shown."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def serve(wiki, certificate=None, key=None):
    """Starts a server for a wiki on a free port of 127.0.0.1; `shutdown` ends it."""
    server = Server(("127.0.0.1", 0), Request)
    server.wiki, server.scheme = wiki, "http"
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.scheme = "https"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
