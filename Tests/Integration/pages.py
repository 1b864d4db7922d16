"""Opens HTML pages in Chromium, as people with different screens and settings see them.

Usage: pages.py FOLDER

Every page below FOLDER is opened in light, in dark, at the width of a phone and as it is printed.
The page may ask for no URL but its own and write nothing to the console, axe-core may find nothing,
nothing may be wider than the page, every id is there once, every link to a part of a page leads to
one, and a record takes two sheets of paper at most. Prints one line and exits with 1 when anything differs.
"""

import base64
import collections
import concurrent.futures
import json
import pathlib
import re
import sys

import axe_playwright_python
from selenium import webdriver

AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
LARGEST = 400_000  # bytes

# Width in CSS pixels, medium and colour scheme; A4 less its margins is 688 pixels wide.
VIEWS = {
    "light": (1280, "screen", "light"),
    "dark": (1280, "screen", "dark"),
    "phone": (320, "screen", "light"),
    "print": (688, "print", "light"),
}

IDS = """
const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
const links = [...document.querySelectorAll('a[href^="#"]')];
return {
  twice: ids.filter((id, index) => ids.indexOf(id) !== index),
  dangling: links.map(link => decodeURIComponent(link.hash.slice(1)))
    .filter(id => document.getElementById(id) === null),
  ids: ids.length,
  links: links.length,
  lang: document.documentElement.lang,
  landmarks: ['main', 'footer'].filter(name => document.querySelector(name) === null),
};
"""

# On screen tables scroll by themselves; on paper nothing does.
TOO_WIDE = """
const wide = [];
if (document.scrollingElement.scrollWidth > innerWidth) wide.push('the page');
if (matchMedia('print').matches)
  for (const element of document.querySelectorAll('table, pre, figure, svg'))
    if (element.getBoundingClientRect().right > innerWidth + 1) wide.push(element.outerHTML.slice(0, 120));
return wide;
"""

def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage"):
        options.add_argument("--" + argument)
    driver = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))
    # axe takes seconds for a report, and many times as long on a machine with other work.
    driver.set_script_timeout(300)
    driver.set_page_load_timeout(300)
    return driver


def requested(driver):
    """The URLs that the page asked for since the last call."""
    entries = (json.loads(entry["message"])["message"] for entry in driver.get_log("performance"))
    return [
        entry["params"]["request"]["url"] for entry in entries
        if entry["method"] == "Network.requestWillBeSent"
    ]


def look(driver, view):
    width, medium, scheme = VIEWS[view]
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "media": medium, "features": [{"name": "prefers-color-scheme", "value": scheme}]})


def violations(driver):
    """What axe-core finds, in its default rules, best practice included."""
    driver.execute_script(AXE)
    result = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run({resultTypes: ['violations']}).then(done, error => done({error: String(error)}));")
    if "violations" not in result:
        return [str(result)]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in result["violations"]]


def sheets(driver):
    """How many pages the browser prints."""
    document = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    return len(re.findall(rb"/Type /Page\b", base64.b64decode(document)))


def check(driver, path, checked, problems):
    name = f"{path.parent.name}/{path.name}"
    checked["pages"] += 1
    if path.stat().st_size > LARGEST:
        problems.append(f"{name}: {path.stat().st_size} bytes, more than {LARGEST}")
    look(driver, "light")
    driver.get(path.as_uri())
    requests = requested(driver)
    checked["requests"] += len(requests)
    problems.extend(f"{name}: asks for {url}" for url in requests if url != path.as_uri())
    found = driver.execute_script(IDS)
    checked["ids"] += found["ids"]
    checked["links"] += found["links"]
    problems.extend(f"{name}: id {id} is there twice" for id in found["twice"])
    problems.extend(f"{name}: no id {id}" for id in found["dangling"])
    problems.extend(f"{name}: no {landmark}" for landmark in found["landmarks"])
    if not found["lang"]:
        problems.append(f"{name}: no language")
    for view in VIEWS:
        look(driver, view)
        checked["views"] += 1
        problems.extend(f"{name}, {view}: too wide: {what}" for what in driver.execute_script(TOO_WIDE))
        if view != "print":
            problems.extend(f"{name}, {view}: {what}" for what in violations(driver))
    count = sheets(driver)
    checked["sheets of paper"] += count
    if count == 0 or path.name == "adr.html" and count > 2:
        problems.append(f"{name}: {count} sheets of paper")
    problems.extend(f"{name}: {entry['message']}" for entry in driver.get_log("browser"))
    problems.extend(f"{name}: asks later for {url}" for url in requested(driver))


def check_all(paths):
    checked, problems = collections.Counter(), []
    driver = browser()
    try:
        for path in paths:
            check(driver, path, checked, problems)
    finally:
        driver.quit()
    return checked, problems


def main(folder):
    paths = sorted(pathlib.Path(folder).resolve().glob("**/*.html"))
    checked, problems = collections.Counter(), []
    with concurrent.futures.ThreadPoolExecutor() as pool:
        # Records and reports take turns, so that each browser gets its share of the long ones.
        for counts, found in pool.map(check_all, (paths[::4] + paths[3::4], paths[1::4] + paths[2::4])):
            checked += counts
            problems += found
    print(", ".join(f"{count} {what}" for what, count in checked.items()) + " checked")
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    return 1 if problems or not paths else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
