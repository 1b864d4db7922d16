"""Publishes the gallery to git wikis that are served by programs that are not ours.

Usage: gitwiki.py NETADR FOLDER...

git http-backend stands behind nginx with Basic authentication and TLS, as Azure DevOps, GitHub,
GitLab and Gitea keep their wikis, and An Otter Wiki shows in Chromium what was pushed to it. Every
server listens on 127.0.0.1 alone, is ended by its process id, and keeps its files in a temporary
folder. Prints one line a check and exits with 1 when any failed; set KEEP to a folder's name to keep
the screenshots there.
"""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

TOKEN = "s3cret-token-of-the-bot"
DIALECTS = ["azure-devops", "github", "gitlab", "gitea", "plain"]
failed = 0


def check(what, holds, detail=""):
    global failed
    failed += not holds
    words = f": {str(detail)[:600]}" if detail and not holds else ""
    print(f"{'ok' if holds else 'FAILED'}: {what}{words}", flush=True)


def run(*arguments, **options):
    return subprocess.run([str(a) for a in arguments], capture_output=True, text=True, **options)


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def wait_for(port):
    for _ in range(300):
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.1)
    sys.exit(f"nothing listens on port {port}")


@contextlib.contextmanager
def program(*arguments, log, **options):
    """A server that is ended by its process id, also when a check goes wrong."""
    with open(log, "ab") as file:
        process = subprocess.Popen(
            [str(a) for a in arguments], stdout=file, stderr=file, start_new_session=True, **options)
    try:
        yield process
    finally:
        # The whole group: workers outlive the process that started them.
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


NGINX = """
daemon off; {user}
pid {place}/nginx.pid; error_log {place}/nginx-error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  access_log {place}/access.log;
  client_body_temp_path {place}/t1; proxy_temp_path {place}/t2; fastcgi_temp_path {place}/t3;
  uwsgi_temp_path {place}/t4; scgi_temp_path {place}/t5;
  server {{
    listen 127.0.0.1:{port} ssl; server_name localhost;
    ssl_certificate {place}/cert.pem; ssl_certificate_key {place}/key.pem;
    client_max_body_size 256m;
    location /busy/ {{ add_header Retry-After 3 always; return 429; }}
    location /broken/ {{ return 503; }}
    location /moved/ {{ rewrite ^/moved(/.*) https://localhost:{port}/git$1 redirect; }}
    location ~ ^/(?<part>git|small)(?<repository>/.*) {{
      auth_basic "wiki"; auth_basic_user_file {place}/htpasswd;
      fastcgi_pass unix:{place}/fcgi.sock; include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME {backend}; fastcgi_param GIT_PROJECT_ROOT {place}/repos;
      fastcgi_param GIT_HTTP_EXPORT_ALL ""; fastcgi_param PATH_INFO $repository;
      fastcgi_param REMOTE_USER $remote_user; fastcgi_param HTTP_GIT_PROTOCOL $http_git_protocol;
      if ($uri ~ "^/small/.*/git-receive-pack$") {{ return 413; }}
    }}
  }}
}}
"""


class Wikis:
    """The repositories, their server and the people who write to them."""

    def __init__(self, place, netadr):
        self.place, self.netadr, self.port = place, netadr, free_port()
        self.base = f"https://127.0.0.1:{self.port}"
        self.access = place / "access.log"
        self.outputs = []
        (place / "repos").mkdir()
        (place / "scratch").mkdir()

    def git(self, *arguments):
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.place), "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.org",
            "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.org",
        }
        done = run("git", *arguments, env=environment)
        if done.returncode != 0:
            sys.exit(f"git {arguments}: {done.stderr}")
        return done.stdout

    def make(self, name, pages=None):
        path = self.place / "repos" / f"{name}.git"
        self.git("init", "--quiet", "--bare", "-b", "wikiMain", path)
        self.git("-C", path, "config", "http.receivepack", "true")
        if pages:
            self.edit(name, pages)
        return path

    def edit(self, name, pages, repository=None):
        """Somebody changes pages by hand: a text for a path, None to delete it."""
        clone = tempfile.mkdtemp(dir=self.place)
        self.git("clone", "--quiet", repository or self.place / "repos" / f"{name}.git", clone)
        for page, text in pages.items():
            file = pathlib.Path(clone, page)
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)
        self.git("-C", clone, "add", "--all")
        self.git("-C", clone, "commit", "--quiet", "-m", "By hand")
        self.git("-C", clone, "push", "--quiet", "origin", "HEAD")
        shutil.rmtree(clone)

    def tip(self, name):
        return self.git("-C", self.place / "repos" / f"{name}.git", "rev-parse", "HEAD").strip()

    def text(self, name, page):
        return self.git("-C", self.place / "repos" / f"{name}.git", "show", f"HEAD:{page}")

    def publish(self, url, folders, *options, token=TOKEN, user="bot", trusted=True, dialect="plain"):
        """Runs netadr; gives the exit code, the result as JSON and all that was printed."""
        environment = {"PATH": os.environ["PATH"], "TMPDIR": str(self.place / "scratch")}
        if token:
            environment["NETADR_WIKI_TOKEN"] = token
        if user:
            environment["NETADR_WIKI_USER"] = user
        ca = ["--ca-file", self.place / "cert.pem"] if trusted else []
        done = run(
            self.netadr, "publish", "git", url, *folders, "--dialect", dialect, "--format", "json",
            *ca, *options, env=environment)
        self.outputs.append(done.stdout + done.stderr)
        result = json.loads(done.stdout) if done.stdout.startswith("{") else {"pages": [], "stale": []}
        return done.returncode, result, done.stdout + done.stderr

    def requests(self, since):
        """The requests after so many lines of the server's log."""
        return self.access.read_text().splitlines()[since:]

    def count(self):
        return len(self.access.read_text().splitlines())


def outcomes(result):
    return sorted({page["outcome"] for page in result["pages"]})


def reasons(result):
    return " | ".join(sorted({str(page.get("reason")) for page in result["pages"]}))


@contextlib.contextmanager
def served(wikis):
    place = wikis.place
    hashed = run("openssl", "passwd", "-apr1", TOKEN).stdout.strip()
    (place / "htpasswd").write_text(f"bot:{hashed}\n")
    run(
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
        "-keyout", place / "key.pem", "-out", place / "cert.pem", check=True)
    backend = run("git", "--exec-path").stdout.strip() + "/git-http-backend"
    user = "user root;" if os.geteuid() == 0 else ""
    (place / "nginx.conf").write_text(
        NGINX.format(place=place, port=wikis.port, backend=backend, user=user))
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(place), "GIT_CONFIG_GLOBAL": "/dev/null"}
    fcgiwrap = shutil.which("fcgiwrap", path="/usr/sbin:/usr/bin:/usr/local/bin")
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    with program(fcgiwrap, "-c", "2", "-s", f"unix:{place}/fcgi.sock", log=place / "fcgi.log",
                 env=environment):
        with program(nginx, "-c", place / "nginx.conf", "-p", place, "-e", place / "nginx-error.log",
                     log=place / "nginx.log"):
            wait_for(wikis.port)
            yield


def check_dialects(wikis, folders):
    for dialect in DIALECTS:
        name = f"wiki-{dialect}"
        wikis.make(name, {"Ann.md": "Ann's page.\n"})
        url = f"{wikis.base}/git/{name}.git"
        code, result, text = wikis.publish(url, folders, dialect=dialect)
        pages = len(result["pages"])
        check(f"{dialect}: {pages} pages of {len(folders)} decisions are created",
              code == 0 and outcomes(result) == ["created"] and pages == 2 * len(folders), text)
        tip, lines = wikis.tip(name), wikis.count()
        code, result, text = wikis.publish(url, folders, dialect=dialect)
        seen = wikis.requests(lines)
        check(f"{dialect}: again, nothing is written",
              code == 0 and outcomes(result) == ["unchanged"] and wikis.tip(name) == tip, text)
        check(f"{dialect}: again, one fetch and no push",
              not any("receive-pack" in line for line in seen)
              and sum("/info/refs" in line and " 200 " in line for line in seen) == 1, seen)
        check(f"{dialect}: another's page is as it was", wikis.text(name, "Ann.md") == "Ann's page.\n")
        listed = wikis.git("-C", wikis.place / "repos" / f"{name}.git", "fsck", "--strict")
        check(f"{dialect}: the repository is sound", listed == "", listed)


def check_people(wikis, folders):
    name, url = "wiki-plain", f"{wikis.base}/git/wiki-plain.git"
    _, result, _ = wikis.publish(url, folders)
    page = result["pages"][0]["location"]
    words = wikis.text(name, page) + "\nAnn was here.\n"
    wikis.edit(name, {page: words})
    tip = wikis.tip(name)
    code, result, text = wikis.publish(url, folders)
    conflicts = [p for p in result["pages"] if p["outcome"] == "conflict"]
    check("an edit by hand ends the run with 3", code == 3 and len(conflicts) == 1, text)
    check("the difference shows the edit", "\n-Ann was here.\n" in (conflicts[0]["difference"] or ""))
    check("the edit is still there", wikis.text(name, page) == words and wikis.tip(name) == tip)
    code, result, text = wikis.publish(url, folders, "--overwrite")
    check("--overwrite writes over it alone",
          code == 0 and sum(p["outcome"] == "updated" for p in result["pages"]) == 1
          and "Ann was here" not in wikis.text(name, page), text)
    wikis.edit(name, {page: None, "Moved/Elsewhere.md": wikis.text(name, page)})
    code, result, text = wikis.publish(url, folders)
    check("a page that was moved stays where it is",
          code == 0 and result["pages"][0]["location"] == "Moved/Elsewhere.md", text)
    wikis.edit(name, {"Moved/Elsewhere.md": None})
    code, result, text = wikis.publish(url, folders)
    check("a page that was deleted is not brought back unasked",
          code == 3 and result["pages"][0]["outcome"] == "conflict", text)
    code, _, text = wikis.publish(url, folders, "--overwrite")
    check("--overwrite brings it back", code == 0, text)
    code, result, text = wikis.publish(url, folders[1:], "--prune", "--dry-run")
    check("a dry run says what --prune would remove",
          code == 0 and [p["fate"] for p in result["stale"]] == ["removable"] * 2, text)
    code, result, text = wikis.publish(url, folders[1:], "--prune")
    check("--prune removes what is not named",
          code == 0 and [p["fate"] for p in result["stale"]] == ["removed"] * 2, text)


def check_faults(wikis, folders):
    one, url = folders[:1], f"{wikis.base}/git/wiki-faults.git"
    path = wikis.make("wiki-faults", {"Ann.md": "Ann's page.\n"})
    rows = [
        ("a wrong token", dict(token="wrong-token-of-nobody"), url, "does not accept the user or token"),
        ("no token", dict(token=None), url, "wants a user or token"),
        ("a certificate that nobody trusts", dict(trusted=False), url, "identity is not trusted"),
        ("a wiki that is not there", {}, f"{wikis.base}/git/none.git", "no such repository"),
        ("a server on no port", {}, f"https://127.0.0.1:{free_port()}/x.git", "cannot be reached"),
        ("a name of nobody's", {}, "https://wiki.invalid/x.git", "cannot be reached"),
        ("429 for ever", {}, f"{wikis.base}/busy/x.git", "too much to do"),
        ("503 for ever", {}, f"{wikis.base}/broken/x.git", "too much to do"),
        ("413 for a push", {}, f"{wikis.base}/small/wiki-faults.git", "so many bytes"),
        ("a server that sends git elsewhere", {}, f"{wikis.base}/moved/wiki-faults.git", "another host"),
    ]
    for what, options, address, words in rows:
        code, result, text = wikis.publish(address, one, **options)
        check(f"{what}: exit 4, '{words}'",
              code == 4 and outcomes(result) == ["failed"] and words in reasons(result), text)
    start = time.monotonic()
    wikis.publish(f"{wikis.base}/busy/x.git", one)
    waited = time.monotonic() - start
    check("Retry-After is heeded: two pauses of 3 seconds", 6 <= waited < 16, f"{waited:.1f} s")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/x.git"
        code, result, text = wikis.publish(address, one, "--timeout", "2")
        check("a server that never answers: exit 4, 'took too long'",
              code == 4 and "took too long" in reasons(result), text)
    hook = path / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'Frozen until Monday.' >&2\nexit 1\n")
    hook.chmod(0o755)
    code, result, text = wikis.publish(url, one)
    check("a hook that refuses: exit 4, in the server's words",
          code == 4 and "Frozen until Monday." in reasons(result), text)
    hook.unlink()
    check("nothing of all that was written", wikis.git("-C", path, "ls-tree", "-r", "--name-only", "HEAD") == "Ann.md\n")


def check_race(wikis, folders):
    wikis.make("wiki-race", {"Ann.md": "Ann's page.\n"})
    url, results = f"{wikis.base}/git/wiki-race.git", {}
    threads = [
        threading.Thread(target=lambda n=n, f=f: results.update({n: wikis.publish(url, [f])}))
        for n, f in enumerate(folders[:3])]
    for act in (threading.Thread.start, threading.Thread.join):
        for thread in threads:
            act(thread)
    texts = [text for _, _, text in results.values()]
    check("three publishers at once all come through", [c for c, _, _ in results.values()] == [0] * 3, texts)
    code, result, text = wikis.publish(url, folders[:3])
    check("and what they wrote is whole", code == 0 and outcomes(result) == ["unchanged"], text)


def check_speed(wikis, folders):
    many = wikis.place / "many"
    for number in range(100):
        shutil.copytree(folders[number % len(folders)], many / f"d{number:03}")
        for file in ("adr.md", "report.md"):
            page = many / f"d{number:03}" / file
            page.write_text(re.sub("(?m)^# (.*)$", rf"# \1 {number}", page.read_text(), count=1))
    sources = sorted(many.iterdir())
    wikis.make("wiki-speed")
    url = f"{wikis.base}/git/wiki-speed.git"
    start = time.monotonic()
    code, result, text = wikis.publish(url, sources)
    first = time.monotonic() - start
    check("200 pages are created", code == 0 and len(result["pages"]) == 200, text)
    lines, tip = wikis.count(), wikis.tip("wiki-speed")
    start = time.monotonic()
    code, result, text = wikis.publish(url, sources)
    second = time.monotonic() - start
    seen = wikis.requests(lines)
    check("again, one fetch and zero writes",
          code == 0 and outcomes(result) == ["unchanged"] and wikis.tip("wiki-speed") == tip
          and not any("receive-pack" in line for line in seen), text)
    build = "release" if "release" in str(wikis.netadr) else "debug"
    print(f"figures: 200 pages over TLS on loopback, {build} build: first {first:.2f} s, second {second:.2f} s")
    limit = 3 if build == "release" else 12
    check(f"the first publish takes less than {limit} s", first < limit, f"{first:.2f} s")


# One process a request, not flask's threads: they share the pipes of one git process, and two of them
# that load figures at the same time wait for each other for ever.
OTTER = """
import sys
import otterwiki.server
import werkzeug.serving
werkzeug.serving.run_simple("127.0.0.1", int(sys.argv[1]), otterwiki.server.app, processes=40)
"""


def check_otter(wikis, folders):
    place = wikis.place / "otter"
    repository, port = place / "repo", free_port()
    repository.mkdir(parents=True)
    wikis.git("init", "--quiet", "-b", "main", repository)
    (place / "settings.cfg").write_text(
        f"REPOSITORY='{repository}'\nSQLALCHEMY_DATABASE_URI='sqlite:///{place}/db.sqlite'\n"
        "SECRET_KEY='0123456789abcdef0123456789abcdef'\nGIT_WEB_SERVER=True\n"
        "READ_ACCESS='ANONYMOUS'\nWRITE_ACCESS='APPROVED'\nATTACHMENT_ACCESS='APPROVED'\n"
        "RETAIN_PAGE_NAME_CASE=True\n")
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(wikis.place), "GIT_CONFIG_GLOBAL": "/dev/null",
        "OTTERWIKI_SETTINGS": str(place / "settings.cfg")}
    run(sys.executable, "-c", f"""
import datetime, werkzeug.security
from otterwiki.server import app, db
from otterwiki.auth import SimpleAuth
with app.app_context():
    now = datetime.datetime.now()
    db.session.add(SimpleAuth.User(name="Bot", email="bot@example.org", first_seen=now, last_seen=now,
        password_hash=werkzeug.security.generate_password_hash({TOKEN!r}, method="scrypt"),
        is_approved=True, email_confirmed=True, allow_read=True, allow_write=True, allow_upload=True))
    db.session.commit()
""", env=environment, cwd=place, check=True)
    with program(sys.executable, "-c", OTTER, port, log=place / "otter.log", env=environment, cwd=place):
        wait_for(port)
        base = f"http://127.0.0.1:{port}"
        with contextlib.suppress(urllib.error.URLError):
            urllib.request.urlopen(base, timeout=30).read()
        url, user = f"{base}/.git", "bot@example.org"
        code, result, text = wikis.publish(url, folders, user=user)
        check(f"Otter Wiki: {2 * len(folders)} pages are created",
              code == 0 and outcomes(result) == ["created"], text)
        code, result, text = wikis.publish(url, folders, user=user)
        check("Otter Wiki: again, nothing is written", code == 0 and outcomes(result) == ["unchanged"], text)
        code, other, text = wikis.publish(
            url, folders, "--title", f"{pathlib.Path(folders[0]).name}=Another", user=user, token="wrong-token")
        check("Otter Wiki: a wrong token ends the run with 4", code == 4, text)
        look_at(wikis, base, result["pages"])


def look_at(wikis, base, pages):
    """Opens pages as readers do: they have text, and what they show is loaded."""
    shots = pathlib.Path(os.environ.get("KEEP") or wikis.place / "shots")
    shots.mkdir(parents=True, exist_ok=True)
    for page in (pages[0], pages[1]):
        path = urllib.request.pathname2url(page["location"].removesuffix(".md"))
        shot = shots / f"otter-{page['key'].replace('/', '-')}.png"
        text, images = seen(f"{base}/{path}", shot)
        check(f"Otter Wiki: the page of {page['key']} has its text",
              len(text) > 2_000 and "netadr-page" not in text, text[:200])
        if page["key"].endswith("/report"):
            check(f"Otter Wiki: the page of {page['key']} has images, all loaded",
                  bool(images) and all(width for _, width in images), images)
        print(f"screenshot: {shot}, {len(images)} images", flush=True)


def seen(url, shot):
    """The text of a page and its images with their widths, as Chromium shows it."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                 "--disable-dev-shm-usage", "--window-size=1100,1600"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
    browser.set_page_load_timeout(60)
    try:
        browser.get(url)
        images = browser.execute_script(
            "return [...document.querySelectorAll('.page img, main img')]"
            ".map(image => [image.getAttribute('src'), image.naturalWidth])")
        browser.save_screenshot(str(shot))
        return browser.find_element("css selector", "body").text, images
    finally:
        browser.quit()


def check_secrets(wikis):
    """The token is in no output, and in no file but the one of the server that knows it."""
    check("the token is in no output", not any(TOKEN in text for text in wikis.outputs))
    found = [
        path for path in wikis.place.rglob("*")
        if path.is_file() and not path.is_symlink() and TOKEN.encode() in path.read_bytes()]
    check("the token is in no file, log or repository", not found, found)
    left = list((wikis.place / "scratch").iterdir())
    check("no folder of a run is left", not [p for p in left if p.name.startswith("netadr")], left)


def main(netadr, *folders):
    with tempfile.TemporaryDirectory(prefix="netadr-gitwiki-") as name:
        wikis = Wikis(pathlib.Path(name), pathlib.Path(netadr).resolve())
        with served(wikis):
            check_dialects(wikis, folders)
            check_people(wikis, folders)
            check_faults(wikis, folders)
            check_race(wikis, folders)
            check_speed(wikis, folders)
        check_otter(wikis, folders)
        check_secrets(wikis)


main(*sys.argv[1:])
print("git wikis: " + ("all is well" if not failed else f"{failed} checks failed"))
sys.exit(1 if failed else 0)
