"""A Confluence for tests, with the parts of REST v1 and v2 that publishers use.

It keeps what Confluence keeps that tools trip over: versions that must follow each other, titles that
are unique in a space, XML that must be well-formed, markup that is changed when it is saved, ids that
are texts, properties with versions of their own, uploads refused without the header against forged
requests. Version 2 lies below /wiki, as on Cloud, and so does its version 1; Data Center's has no
prefix. Pages are kept in memory; `requests` lists the method and path of all that came, and `faults`
what is to go wrong. fake_confluence_server.py answers requests for it.

Other clients than netadr drive it, so that it is not an echo of ours.
"""

import html.entities
import re
import threading
import xml.etree.ElementTree

ENTITIES = "".join(f'<!ENTITY {name} "&#{code};">' for name, code in html.entities.name2codepoint.items()
                   if name not in ("amp", "lt", "gt", "quot"))
WHEN = "2026-11-22T10:00:00.000Z"


class Refusal(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status, self.message = status, message


class Wiki:
    """Pages of one space, its key ARCH and its id 77; page 100 is its home."""

    def __init__(self, token):
        self.token, self.lock, self.last = token, threading.RLock(), 100
        self.pages, self.requests, self.faults = {}, [], []
        self.pages["100"] = self.page("100", "Decisions", "<p>Home</p>", None)

    def page(self, number, title, text, parent):
        return {"id": number, "title": title, "text": text, "parent": parent, "version": 1, "message": "",
                "status": "current", "labels": [], "bot": False, "files": {}, "properties": {}, "comments": 0}

    def next(self):
        self.last += 1
        return str(self.last)

    def titled(self, title, statuses=("current",)):
        return [page for page in self.pages.values()
                if (title is None or page["title"].lower() == title.lower()) and page["status"] in statuses]

    def save(self, text):
        """The text as Confluence keeps it: well-formed, and with marks of its own in macros."""
        names = "".join(f' xmlns:{name}="urn:{name}"' for name in ("ac", "ri", "at"))
        try:
            xml.etree.ElementTree.fromstring(f"<!DOCTYPE p [{ENTITIES}]><p{names}>{text}</p>")
        except xml.etree.ElementTree.ParseError as error:
            raise Refusal(400, f"Error parsing xhtml: {error}")
        count = iter(range(1 << 30))
        return re.sub(r"<ac:structured-macro (?![^>]*ac:schema-version)", lambda _: (
            f'<ac:structured-macro ac:schema-version="1" ac:macro-id="{next(count):08x}-0000" '), text)

    def create(self, title, text, parent):
        text = self.save(text)
        if len(title) > 255 or not title:
            raise Refusal(400, "Title must be between 1 and 255 characters")
        if self.titled(title):
            raise Refusal(400, "A page with this title already exists: A page already exists with the same TITLE")
        if parent is not None and parent not in self.pages:
            raise Refusal(404, "No parent or not permitted to view content with id")
        number = self.next()
        self.pages[number] = self.page(number, title, text, parent) | {"bot": True}
        return self.pages[number]

    def update(self, page, title, text, version):
        text = self.save(text)
        if version.get("number") != page["version"] + 1:
            raise Refusal(409, "Version must be incremented on update. Current version is: "
                          f"[{page['version']}]. Provided version is: [{version.get('number')}]")
        if any(other is not page for other in self.titled(title)):
            raise Refusal(400, "A page with this title already exists")
        page.update(title=title, text=text, version=page["version"] + 1, message=version.get("message") or "")
        return page

    def edit(self, title, old, new):
        """Somebody changes a page in the browser."""
        with self.lock:
            page = self.titled(title)[0]
            assert old in page["text"], old
            page.update(text=page["text"].replace(old, new), version=page["version"] + 1, message="")

    def ancestors(self, page):
        chain = []
        while page["parent"] is not None:
            page = self.pages[page["parent"]]
            chain.insert(0, page)
        return chain

    def set_property(self, thing, key, body):
        """Sets a property of a page or an attachment."""
        old = thing["properties"].get(key)
        number = (body.get("version") or {}).get("number")
        if number != (old["version"] + 1 if old else None):
            raise Refusal(409, "A property with this key exists already, or its version is another")
        identifier = old["id"] if old else self.next()
        thing["properties"][key] = {"id": identifier, "value": body["value"], "version": number or 1}
        return property_json(key, thing["properties"][key])

    def attach(self, page, number, name, comment, content):
        old = next((file for file in page["files"].values() if file["id"].removeprefix("att") == number), None)
        if old is None:
            if number is not None:
                raise Refusal(404, "no such attachment")
            if name in page["files"]:
                raise Refusal(400, f"Cannot add a new attachment with same file name as an existing attachment: {name}")
            old = {"id": "att" + self.next(), "version": 0}
        old.setdefault("properties", {})
        old.update(title=name, comment=comment, content=content, version=old["version"] + 1)
        page["files"] = {file["title"]: file for file in list(page["files"].values()) + [old]}
        return file_json(old, page)


def property_json(key, entry):
    return {"id": entry["id"], "key": key, "value": entry["value"],
            "version": {"number": entry["version"], "createdAt": WHEN, "message": "", "minorEdit": False}}


def file_json(file, page):
    return {"id": file["id"], "type": "attachment", "status": "current", "title": file["title"],
            "metadata": {"comment": file["comment"], "mediaType": "application/octet-stream"},
            "extensions": {"comment": file["comment"], "mediaType": "application/octet-stream",
                           "fileSize": len(file["content"])},
            "version": {"number": file["version"], "message": file["comment"]}, "_links": {"webui": "/x", "download": "/x"},
            # What version 2 says beside it.
            "createdAt": WHEN, "pageId": page["id"], "mediaType": "application/octet-stream",
            "mediaTypeDescription": "", "comment": file["comment"], "fileId": file["id"],
            "fileSize": len(file["content"]), "webuiLink": "/x", "downloadLink": "/x"}


def label_json(name):
    return {"prefix": "global", "name": name, "id": f"l{sum(name.encode())}", "label": name}
