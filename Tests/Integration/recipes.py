"""Checks the recipes of Docs/recipes: their YAML, their scripts' syntax, and what the scripts that
comment on a pull request do, against a host that is kept in a file.

Usage: recipes.py NETADR
"""

import json
import os
import pathlib
import stat
import subprocess
import sys
import tempfile

import yaml
from yamllint import linter
from yamllint.config import YamlLintConfig

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = """
extends: default
rules:
  document-start: disable
  line-length: {max: 110}
  comments: {min-spaces-from-content: 1}
"""

# gh: keeps the comments of one pull request in $STORE, and notes its writes in $WRITES.
GH = r"""#!/usr/bin/env python3
import json, os, subprocess, sys
words = sys.argv[1:]
store, writes = os.environ["STORE"], os.environ["WRITES"]
comments = json.load(open(store))
assert words[0] == "api", words
method = words[words.index("--method") + 1] if "--method" in words else "GET"
path = next(word for word in words if word.startswith("repos/"))
if method == "GET":
    assert path == "repos/shop/net/issues/5/comments", path
    text = json.dumps(comments)
    filter_ = words[words.index("--jq") + 1]
    sys.exit(subprocess.run(["jq", "-r", filter_], input=text, text=True).returncode)
field = words[words.index("--field") + 1]
assert field.startswith("body=@"), field
body = open(field[6:]).read()
open(writes, "a").write(method + "\n")
if method == "POST":
    comments.append({"id": 100 + len(comments), "body": body})
else:
    number = int(path.rsplit("/", 1)[1])
    next(one for one in comments if one["id"] == number)["body"] = body
json.dump(comments, open(store, "w"))
"""

# curl: the same for the threads of Azure DevOps.
CURL = r"""#!/usr/bin/env python3
import json, os, sys
words = sys.argv[1:]
store, writes = os.environ["STORE"], os.environ["WRITES"]
threads = json.load(open(store))
assert not any("s3cret" in word for word in words), "the token is on the command line"
header = next(word for word in words if word.startswith("@"))
assert open(header[1:]).read() == "Authorization: Bearer s3cret\n"
url = words[-1]
assert url.endswith("?api-version=7.1") and "/shop%20net/" in url, url
if "--data" not in words:
    print(json.dumps({"value": threads}))
    sys.exit()
body = json.loads(sys.stdin.read())
if "PATCH" in words:
    thread, comment = url.split("?")[0].split("/")[-3], url.split("?")[0].split("/")[-1]
    found = next(one for one in threads if one["id"] == int(thread))
    next(one for one in found["comments"] if one["id"] == int(comment))["content"] = body["content"]
    open(writes, "a").write("PATCH\n")
else:
    comments = [dict(one, id=1) for one in body["comments"]]
    threads.append({"id": 40 + len(threads), "comments": comments})
    open(writes, "a").write("POST\n")
json.dump(threads, open(store, "w"))
"""


def scripts(node):
    """The scripts in a recipe."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("run", "bash") and isinstance(value, str):
                yield value
            else:
                yield from scripts(value)
    elif isinstance(node, list):
        for value in node:
            yield from scripts(value)


def check(condition, words):
    print(("ok " if condition else "not ok ") + words)
    if not condition:
        sys.exit(1)


def check_form(path):
    text = path.read_text()
    problems = [str(one) for one in linter.run(text, YamlLintConfig(RULES))]
    check(not problems, f"{path.name}: yamllint {problems}")
    found = list(scripts(yaml.safe_load(text)))
    check(len(found) >= 3, f"{path.name}: has {len(found)} scripts")
    for script in found:
        run = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True)
        check(run.returncode == 0, f"{path.name}: bash -n {run.stderr}")
    return next(script for script in found if "publish comment" in script)


def git(folder, *words):
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words],
        cwd=folder, check=True, capture_output=True)


def check_comments(netadr, name, script, program, code, environment):
    """Runs the script that comments: once, again, and after a change of the decision."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "bin").mkdir()
        fake = folder / "bin" / program
        fake.write_text(code)
        fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
        (folder / "bin" / "netadr").symlink_to(pathlib.Path(netadr).resolve())
        work = folder / "work"
        (work / "decisions").mkdir(parents=True)
        git(work, "init", "-q", "-b", "main")
        git(work, "commit", "-q", "--allow-empty", "-m", "start")
        git(work, "update-ref", "refs/remotes/origin/main", "HEAD")
        base = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=work, text=True, capture_output=True).stdout.strip()
        store, writes = folder / "store", folder / "writes"
        # Somebody else's comment that only speaks of the marker.
        store.write_text(json.dumps(
            [{"id": 1, "body": "See netadr-comment.",
              "comments": [{"id": 1, "content": "See netadr-comment."}]}]))
        surroundings = dict(
            PATH=f"{folder}/bin:{os.environ['PATH']}", HOME=scratch, STORE=str(store),
            WRITES=str(writes), SOURCE_DATE_EPOCH="1700000000", BASE=base, **environment)

        def run():
            writes.write_text("")
            result = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=work,
                env=surroundings, text=True, capture_output=True)
            check(result.returncode == 0, f"{name}: runs {result.stderr}")
            return writes.read_text().split()

        check(run() == [], f"{name}: a pull request without decisions gets no comment")
        decisions = work / "decisions"
        for decision in ("payments", "orders"):
            text = subprocess.run(
                [netadr, "new", "--from", "article"], text=True, capture_output=True, check=True)
            (decisions / f"{decision}.yaml").write_text(text.stdout)
        git(work, "add", "-A", "decisions")
        git(work, "commit", "-q", "-m", "decide")
        check(run() == ["POST", "POST"], f"{name}: each decision gets a comment")
        check(run() == [], f"{name}: the second run writes nothing")
        path = decisions / "payments.yaml"
        path.write_text(path.read_text().replace("title: ", "title: New ", 1))
        git(work, "commit", "-q", "-a", "-m", "change")
        check(run() == ["PATCH"], f"{name}: a change edits its comment")
        check(run() == [], f"{name}: and then there is nothing to do")
        check(len(json.loads(store.read_text())) == 3, f"{name}: nobody else's comment is touched")


def main():
    netadr = sys.argv[1]
    recipes = ROOT / "Docs" / "recipes"
    check_comments(
        netadr, "GitHub Actions", check_form(recipes / "github-actions.yaml"), "gh", GH,
        {"GH_TOKEN": "s3cret", "REPOSITORY": "shop/net", "NUMBER": "5"})
    check_comments(
        netadr, "Azure Pipelines", check_form(recipes / "azure-pipelines.yaml"), "curl", CURL,
        {"TOKEN": "s3cret", "COLLECTION": "https://dev.azure.example/shop/", "PROJECT": "shop net",
         "REPOSITORY": "0", "NUMBER": "5", "TARGET": "refs/heads/main"})


main()
