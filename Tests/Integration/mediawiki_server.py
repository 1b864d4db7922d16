"""A MediaWiki of its own, people who write in it, and a relay that looks at what passes."""

import contextlib
import http.cookiejar
import http.server
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import urllib.parse
import urllib.request

TOKEN = "0123456789abcdef0123456789abcdef"
HUMAN = "fedcba9876543210fedcba9876543210"
ROUTER = """<?php
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
foreach ( [ 'api.php', 'index.php', 'load.php', 'thumb.php' ] as $script ) {
    if ( $path === "/$script" || strpos( $path, "/$script/" ) === 0 ) {
        $_SERVER['SCRIPT_NAME'] = "/$script";
        $_SERVER['SCRIPT_FILENAME'] = __DIR__ . "/$script";
        $_SERVER['PATH_INFO'] = substr( $path, strlen( "/$script" ) );
        require __DIR__ . "/$script";
        return true;
    }
}
if ( $path !== '/' && is_file( __DIR__ . urldecode( $path ) ) ) {
    return false;
}
require __DIR__ . '/index.php';
"""


class Wiki:
    """A MediaWiki of its own, and a relay before it that looks at what passes."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.site = self.folder / "site"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.environment = {
            **os.environ, "MW_INSTALL_PATH": str(self.site), "PHP_CLI_SERVER_WORKERS": "2"}
        self.install()

    def php(self, *arguments):
        subprocess.run(
            ["php", *arguments], cwd=self.site, check=True, capture_output=True, text=True,
            env=self.environment)

    def install(self):
        # Scripts are copied, since PHP looks beside them; folders of 280 MB are linked.
        self.site.mkdir()
        for path in pathlib.Path("/usr/share/mediawiki").iterdir():
            if path.name in ("LocalSettings.php", "images", "config"):
                continue
            if path.is_file():
                shutil.copy(path, self.site)
            else:
                (self.site / path.name).symlink_to(path.resolve())
        (self.site / "images").mkdir()
        (self.folder / "data").mkdir()
        self.php(
            "maintenance/install.php", "--confpath", str(self.site), "--dbtype", "sqlite",
            "--dbpath", str(self.folder / "data"),
            "--dbname", "wiki", "--scriptpath", "", "--server", self.address, "--pass",
            "Adm1nPassw0rd!x", "--lang", "en", "ADR Wiki", "admin")
        with open(self.site / "LocalSettings.php", "a") as settings:
            settings.write(
                "$wgEnableUploads = true;\n$wgFileExtensions = [ 'png', 'svg', 'pdf' ];\n"
                f"$wgUploadDirectory = '{self.site}/images';\n$wgSVGConverter = 'rsvg';\n"
                "$wgGroupPermissions['bot']['delete'] = true;\n")
        for user, groups in [("Bot", "--bot"), ("Human", "--sysop")]:
            self.php("maintenance/createAndPromote.php", groups, user, "Passw0rd-of-nobody!")
        grants = "basic,editpage,createeditmovepage,uploadfile,uploadeditmovefile,highvolume,delete"
        for user, word in [("Bot", TOKEN), ("Human", HUMAN)]:
            self.php(
                "maintenance/createBotPassword.php", "--appid", "netadr", "--grants", grants, user,
                word)
        (self.site / "router.php").write_text(ROUTER)

    def __enter__(self):
        log = open(self.folder / "php.log", "w")
        self.process = subprocess.Popen(
            ["php", "-S", f"127.0.0.1:{self.port}", "-t", ".", "router.php"], cwd=self.site,
            stdout=log, stderr=log, start_new_session=True,
            env=self.environment)
        for _ in range(100):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            time.sleep(0.1)
        raise SystemExit("php does not start")

    def __exit__(self, *_):
        # The workers outlive their parent; all of them are in one group of ours.
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()


class Person:
    """Somebody who uses the wiki by its API."""

    def __init__(self, wiki, user, word):
        self.api = wiki.address + "/api.php"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        token = self.call(action="query", meta="tokens", type="login")["query"]["tokens"]
        answer = self.call(
            action="login", lgname=f"{user}@netadr", lgpassword=word, lgtoken=token["logintoken"])
        assert answer["login"]["result"] == "Success", answer
        self.token = self.call(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]

    def call(self, **fields):
        fields = {"format": "json", "formatversion": "2", **fields}
        body = urllib.parse.urlencode(fields).encode()
        with self.opener.open(self.api, body) as answer:
            return json.load(answer)

    def text(self, title):
        answer = self.call(
            action="query", titles=title, prop="revisions", rvprop="content", rvslots="main")
        page = answer["query"]["pages"][0]
        return page["revisions"][0]["slots"]["main"]["content"] if "revisions" in page else None

    def edit(self, title, old, new):
        text = self.text(title)
        assert old in text, (title, old)
        answer = self.call(
            action="edit", title=title, text=text.replace(old, new), token=self.token,
            summary="a word of mine")
        assert answer.get("edit", {}).get("result") == "Success", answer

    def do(self, **fields):
        answer = self.call(token=self.token, **fields)
        assert "error" not in answer, answer

    def rendered(self, title):
        """The page as it is drawn now, whatever the wiki has kept of earlier drawings."""
        answer = self.call(
            action="parse", title=title, text=self.text(title), contentmodel="wikitext",
            prop="text", disableeditsection="1")
        return answer["parse"]["text"]


class Relay(http.server.ThreadingHTTPServer):
    """Passes requests on to the wiki, keeps them, and does something before the first edit."""

    def __init__(self, wiki):
        super().__init__(("127.0.0.1", 0), Handler)
        self.wiki, self.requests, self.before_edit = wiki, [], None
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class Handler(http.server.BaseHTTPRequestHandler):
    def handle_all(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.requests.append((self.command, self.path, body))
        if self.server.before_edit and b"action=edit" in body:
            action, self.server.before_edit = self.server.before_edit, None
            action()
        request = urllib.request.Request(
            self.server.wiki.address + self.path, data=body or None, method=self.command,
            headers={k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")})
        with urllib.request.urlopen(request) as answer:
            data = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    do_GET = do_POST = handle_all

    def log_message(self, *_):
        pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
