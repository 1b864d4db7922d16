"""Publishes the gallery to a Confluence, through both versions of its interface, and holds what is
there against what was promised. The Confluence is a fake; two other publishers drive it first.

Usage: confluence.py NETADR MD2CF MD2CONF FOLDER...

Prints a line a check and exits with 1 when anything differs.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import fake_confluence
import fake_confluence_server

TOKEN = "NjU0MzIxOTg3NjU0Om5ldGFkcg-s3cret"
failures = []
outputs = []


def check(name, expected, found):
    good = expected == found
    print(f"{'ok' if good else 'FAILED'}: {name}" + ("" if good else f": expected {expected!r:.300}, found {found!r:.300}"))
    if not good:
        failures.append(name)


class Place:
    """A fresh wiki behind TLS, and netadr publishing to it."""

    def __init__(self, netadr, api, work):
        self.netadr, self.api, self.work = netadr, api, work
        self.wiki = fake_confluence.Wiki(TOKEN)
        self.server = fake_confluence_server.serve(self.wiki, work / "cert.pem", work / "key.pem")
        self.host = f"localhost:{self.server.server_port}"

    def command(self, *arguments, ca=True):
        trust = ["--ca-file", str(self.work / "cert.pem")] if ca else []
        return [self.netadr, "publish", "confluence", f"https://{self.host}", *map(str, arguments), "--api", self.api,
                "--space", "ARCH", *([] if "--parent" in arguments else ["--parent", "Decisions"]), *trust]

    def environment(self, token=TOKEN):
        return {"PATH": os.environ["PATH"], "HOME": str(self.work), "NETADR_WIKI_TOKEN": token, "NO_PROXY": "*"}

    def publish(self, *arguments, ca=True, token=TOKEN):
        """Exit code and standard output of a run; `writes` and `requests` are of this run alone."""
        before = len(self.wiki.requests)
        run = subprocess.run(self.command(*arguments, ca=ca), capture_output=True, text=True, timeout=300,
                             env=self.environment(token))
        outputs.extend([run.stdout, run.stderr])
        self.requests = self.wiki.requests[before:]
        self.writes = [request for request in self.requests if request[0] != "GET"]
        self.errors = run.stderr
        return run.returncode, run.stdout

    def counts(self, text):
        return text.strip().splitlines()[-1].split(": ", 1)[-1] if text.strip() else ""

    def current(self):
        return [page for page in self.wiki.pages.values() if page["status"] == "current" and page["id"] not in ("90", "100")]


def gallery(place, folders):
    api, wiki, pages = place.api, place.wiki, 2 * len(folders)
    code, text = place.publish(*folders, "--dry-run")
    check(f"{api}: a dry run", (0, [], f"nothing was written; this would be {pages} created"),
          (code, place.writes, place.counts(text)))
    code, text = place.publish(*folders)
    check(f"{api}: the gallery is created", (0, f"{pages} created"), (code, place.counts(text)))
    check(f"{api}: pages on the wiki", pages, len(place.current()))
    reports = [page for page in place.current() if page["title"].endswith("design review")]
    check(f"{api}: reports lie below their records", len(folders), sum(
        wiki.pages[page["parent"]]["title"] + ": design review" == page["title"] for page in reports))
    check(f"{api}: each report has its figures", True, all(len(page["files"]) >= 3 for page in reports))
    code, text = place.publish(*folders, "--format", "json")
    check(f"{api}: again, without a write and with one request",
          (0, [], 1, {"unchanged"}),
          (code, place.writes, len(place.requests), {page["outcome"] for page in json.loads(text)["pages"]}))


def people(place, folders):
    api, wiki, folder = place.api, place.wiki, folders[0]
    title = next(page["title"] for page in place.current() if pathlib.Path(folder).name + "<" in page["text"]
                 and not page["title"].endswith("design review"))
    wiki.edit(title, "Context and Problem Statement</h2>", "Context and Problem Statement</h2>\n<p>A note by hand.</p>")
    code, text = place.publish(*folders)
    check(f"{api}: an edit by hand is a conflict with a difference", (3, [], True),
          (code, place.writes, "    -<p>A note by hand.</p>" in text))
    changes = [line for line in text.splitlines() if line.startswith(("    -", "    +")) and "on the wiki" not in line
               and "to be published" not in line]
    check(f"{api}: the difference is that edit alone", ["    -<p>A note by hand.</p>"], changes)
    code, text = place.publish(*folders, "--overwrite")
    check(f"{api}: --overwrite writes over it", (0, True), (code, "1 updated" in text))
    page = wiki.titled(title)[0]
    check(f"{api}: the note is gone", False, "A note by hand." in page["text"])
    page["comments"] = 1
    changed = place.work / f"{api}-changed" / pathlib.Path(folder).name
    shutil.copytree(folder, changed)
    record = changed / "adr.md"
    record.write_text(record.read_text().replace("Which network model", "So which network model"))
    code, text = place.publish(changed, *folders[1:])
    check(f"{api}: an open comment holds its page back", (0, True, []), (code, "1 skipped" in text, place.writes))
    page["comments"] = 0
    code, text = place.publish(changed, *folders[1:])
    check(f"{api}: a new text is one new version", (0, True), (code, "1 updated" in text))
    page["status"] = "trashed"
    code, text = place.publish(changed, *folders[1:])
    check(f"{api}: a page that somebody deleted stays deleted", (3, []), (code, place.writes))
    name = changed.name
    code, text = place.publish(changed, *folders[1:], "--title", f"{name}=Another title")
    check(f"{api}: under another title, too", (3, []), (code, place.writes))
    page["status"], page["labels"] = "current", []
    code, text = place.publish(changed, *folders[1:], "--title", f"{name}=Another title")
    check(f"{api}: a page without its label is found under another title", (0, "Another title", 2 * len(folders)),
          (code, page["title"], len(place.current())))
    code, text = place.publish(changed, *folders[1:])
    code, text = place.publish(changed, *folders[1:], "--parent", "Nowhere")
    check(f"{api}: a page above that is not there is an error", (4, [], True),
          (code, place.writes, "there is no page 'Nowhere'" in text))
    wiki.pages["90"] = wiki.page("90", "Elsewhere", "<p>Else</p>", None)
    code, text = place.publish(changed, *folders[1:], "--parent", "Elsewhere")
    check(f"{api}: the records move below another page", (0, len(folders)),
          (code, sum(page["parent"] == "90" for page in place.current())))
    code, text = place.publish(changed, *folders[1:])
    code, text = place.publish(changed, *folders[1:])
    check(f"{api}: and back, with one request when all is done", (0, 0, 1),
          (code, sum(page["parent"] == "90" for page in place.current()), len(place.requests)))
    del wiki.pages["90"]
    code, text = place.publish(*folders[1:], "--prune")
    check(f"{api}: --prune removes record and report of the folder that is gone", (0, 2 * len(folders) - 2),
          (code, len(place.current())))
    code, text = place.publish(*folders)
    check(f"{api}: they come back when the folder does", (0, True), (code, "2 created" in text))


def faults(place, folders):
    api, wiki = place.api, place.wiki
    page = r"/rest/api/content$" if api == "v1" else r"/api/v2/pages$"
    for name, fault, code in [
        ("429 with seconds", {"method": "POST", "path": page, "status": 429, "headers": {"Retry-After": "1"}}, 0),
        ("429 with a date", {"method": "POST", "path": page, "status": 429,
                             "headers": {"Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT"}}, 0),
        ("503 for a read", {"method": "GET", "path": "search", "status": 503}, 0),
        ("404 just after a page was made", {"method": "POST", "path": "attachment", "status": 404}, 0),
        ("a cut after a page was made", {"method": "POST", "path": page}, 0),
        ("a cut after an upload", {"method": "POST", "path": "attachment"}, 4),
        ("a cut after the property was set", {"method": "POST", "path": "propert"}, 0),
        ("500 for a write", {"method": "POST", "path": page, "status": 500}, 4),
        ("403 for a write", {"method": "POST", "path": page, "status": 403}, 4),
        ("413 for an upload", {"method": "POST", "path": "attachment", "status": 413}, 4),
        ("a redirection", {"method": "GET", "path": "search", "status": 302,
                           "headers": {"Location": "https://elsewhere.example/"}}, 4),
    ]:
        for old in place.current():
            del wiki.pages[old["id"]]
        wiki.faults.append(fault)
        found, text = place.publish(folders[0])
        check(f"{api}: {name}: exit {code}", (code, []), (found, wiki.faults))
        wiki.faults.clear()
        completed = place.publish(folders[0])[0]
        again, text = place.publish(folders[0])
        check(f"{api}: {name}: the next run completes it", (0, 0, [], 2),
              (completed, again, place.writes, len(place.current())))


def kills(place, folders):
    """The process is killed at some moments; what it leaves is completed and nothing is there twice."""
    for old in place.current():
        del place.wiki.pages[old["id"]]
    killed = 0
    for writes in (1, 2, 3, 5, 8):
        goal = len(place.wiki.requests) + 1 + writes
        run = subprocess.Popen(place.command(*folders), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=place.environment())
        while run.poll() is None and len(place.wiki.requests) < goal:
            time.sleep(0.002)
        run.kill()
        killed += run.wait() == -9
    code = place.publish(*folders)[0]
    again, text = place.publish(*folders)
    check(f"{place.api}: {killed} runs killed, the next completes them", (True, 0, 0, [], 2 * len(folders)),
          (killed > 0, code, again, place.writes, len(place.current())))


def races(place, folders):
    for old in place.current():
        del place.wiki.pages[old["id"]]
    runs = [subprocess.Popen(place.command(*folders), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                             env=place.environment()) for _ in range(2)]
    for run in runs:
        outputs.extend(run.communicate(timeout=300))
    place.publish(*folders)
    code, text = place.publish(*folders)
    check(f"{place.api}: two runs at once leave each page once", (0, [], 2 * len(folders)),
          (code, place.writes, len(place.current())))


def secrets(place, folders):
    api = place.api
    code, text = place.publish(folders[0], ca=False)
    check(f"{api}: an unknown authority is refused before anything is sent", (4, []), (code, place.requests))
    code, text = place.publish(folders[0], "--trust-any-certificate", ca=False)
    check(f"{api}: --trust-any-certificate warns", (0, True), (code, "warning: --trust-any-certificate" in place.errors))
    for user in ([], ["--user", "bot"]):
        code, text = place.publish(folders[0], *user, token="wrong-" + TOKEN[::-1])
        check(f"{api}: a wrong token{' with a user' if user else ''}", (4, 1, True),
              (code, len(place.requests), "401" in text))
        outputs.append(text.replace(TOKEN[::-1], TOKEN))
    code, text = place.publish(folders[0], token="")
    check(f"{api}: no token", (2, []), (code, place.requests))


def strangers(md2cf, md2conf, work):
    """Other publishers, so that the fake is not merely an echo of netadr."""
    source = work / "strangers"
    source.mkdir()
    (source / "figure.png").write_bytes(bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060"
        "00000005000162b5d05e0000000049454e44ae426082"))
    (source / "adr.md").write_text("# Network model\n\nSome *text*.\n\n![A figure](figure.png)\n\n| a | b |\n"
                                   "| --- | --- |\n| 1 | 2 |\n\n```json\n{}\n```\n")

    def drive(name, command):
        place = Place("", "", work)
        counts = []
        for _ in range(2):
            before = len(place.wiki.requests)
            run = subprocess.run(command(place.host), capture_output=True, text=True, timeout=300, env={
                "PATH": os.environ["PATH"], "HOME": str(work), "REQUESTS_CA_BUNDLE": str(work / "cert.pem"),
                "SSL_CERT_FILE": str(work / "cert.pem"), "NO_PROXY": "*"})
            if run.returncode:
                print(run.stdout[-1500:], run.stderr[-1500:])
            new = place.wiki.requests[before:]
            counts.append((run.returncode, sum(method != "GET" for method, _ in new)))
        print(f"{name}: {counts[0][1]} writes, then {counts[1][1]}; {len(place.wiki.requests)} requests in all")
        check(f"{name} publishes a page with its figure", (0, 1, 1), (
            counts[0][0], len(place.current()), sum(len(page["files"]) for page in place.current())))
        check(f"{name} writes at first and not again", (True, (0, 0)), (counts[0][1] > 1, counts[1]))
        place.server.shutdown()

    drive("md2cf", lambda host: [md2cf, "-o", f"https://{host}/rest/api", "--token", TOKEN, "-s", "ARCH", "-a",
                                 "Decisions", "--only-changed", str(source / "adr.md")])
    for version, prefix in (("v1", "/"), ("v2", "/wiki/")):
        copy = work / f"md2conf-{version}"
        shutil.copytree(source, copy)
        drive(f"markdown-to-confluence {version}", lambda host: [
            md2conf, "-d", host, "-p", prefix, "-u", "bot", "-a", TOKEN, "-s", "ARCH", "--api-version", version,
            "--root-page", "100", str(copy / "adr.md")] if version == "v2" else [
            md2conf, "-d", host, "-p", prefix, "-a", TOKEN, "-s", "ARCH", "--api-version", version,
            "--root-page", "100", str(copy / "adr.md")])


def main(netadr, md2cf, md2conf, *folders):
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
             "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
             str(work / "key.pem"), "-out", str(work / "cert.pem")], check=True, capture_output=True)
        strangers(os.path.abspath(md2cf), os.path.abspath(md2conf), work)
        for api in ("v1", "v2"):
            place = Place(netadr, api, work)
            gallery(place, folders)
            people(place, folders)
            faults(place, folders[:1])
            kills(place, folders[:3])
            races(place, folders[:2])
            secrets(place, folders)
            place.server.shutdown()
    check("the token is in no output", 0, sum(TOKEN in text for text in outputs))


main(*sys.argv[1:])
print(f"{len(failures)} checks failed")
sys.exit(1 if failures else 0)
