"""Pictures of the page: a node is fed the sample city up to an afternoon in February, and looked at in Chromium.

screenshots.py DUBAN FOLDER
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import zmq
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

DUBAN, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
RECORDING = FOLDER / "city.ndjson"
START, NOW = "2024-01-01T00:00:00+08:00", "2024-02-28T15:45:00+08:00"
PASSWORD = "horse battery 电池"
LARGEST = 200_000  # bytes of a picture

# Name, path, width, height, colours.
PICTURES = [
    ("page-overview", "/", 1280, 1025, "light"),
    ("page-overview-dark", "/", 1280, 1025, "dark"),
    ("page-hazard", None, 1280, 1180, "light"),
    ("page-escalations", "/escalations?status=open", 1280, 700, "light"),
    ("page-phone", "/", 375, 812, "light"),
]


class City:
    """A node on a test clock, with what happened up to now."""

    def __init__(self, folder):
        self.folder = folder
        add = [DUBAN, "user", "add", "zhangwei", "--role", "acknowledge", "--password-stdin", "--data", folder]
        pathlib.Path(folder).mkdir(mode=0o700, exist_ok=True)
        subprocess.run(add, input=f"{PASSWORD}\n".encode(), check=True, stdout=subprocess.DEVNULL)
        sockets = [word for name in ("ingest", "feed", "tail", "query") for word in (f"--{name}", "tcp://127.0.0.1:*")]
        self.process = subprocess.Popen(
            [DUBAN, "run", "--data", folder, "--clock", f"manual:{START}", "--http", "http://127.0.0.1:*", *sockets],
            stderr=subprocess.PIPE, env={"DUBAN_LOG_FORMAT": "json"})
        self.places = self.ready()

    def ready(self):
        places = {}
        for line in self.process.stderr:
            entry = json.loads(line)
            places.update({name: entry[name] for name in ("ingest", "query", "http") if name in entry})
            if len(places) == 3:
                return places
        sys.exit("the node did not start")

    def ask(self, name, message):
        socket = zmq.Context.instance().socket(zmq.REQ)
        socket.set(zmq.RCVTIMEO, 120_000)
        socket.set(zmq.LINGER, 0)
        socket.connect(self.places[name])
        socket.send(json.dumps(message, ensure_ascii=False).encode())
        answer = json.loads(socket.recv())
        socket.close()
        return answer

    def live(self):
        """Everything that was received at one instant comes in one batch."""
        batch, instant = [], START
        for line in RECORDING.open(encoding="utf-8"):
            record = json.loads(line)
            if record["receivedAt"] > NOW:
                break
            if record["receivedAt"] != instant:
                self.take(batch, instant)
                batch, instant = [], record["receivedAt"]
            batch.append(record["event"])
        self.take(batch, instant)
        self.ask("query", {"ask": "advance", "to": NOW})

    def take(self, batch, instant):
        if not batch:
            return
        assert "ok" in self.ask("query", {"ask": "advance", "to": instant}), instant
        self.ask("ingest", batch)

    def hazard(self):
        """A major one that was raised up to the city and acknowledged: a story, and a short one."""
        stories = {}
        for raised in self.ask("query", {"ask": "escalations", "limit": 1000})["ok"]:
            stories.setdefault(raised["subject"], []).append(raised)
        for hazard in self.ask("query", {"ask": "hazards", "level": "major", "limit": 1000})["ok"]:
            story = stories.get(hazard["hazard"], [])
            if 2 <= len(story) <= 4 and "city" in [raised["stage"] for raised in story] and any(
                    raised["acknowledgedBy"] for raised in story) and hazard["closedAt"]:
                return hazard["hazard"]
        sys.exit("no hazard has such a story")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Camera:
    def __init__(self, page, profile):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}"):
            options.add_argument(argument)
        self.page = page
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.get(f"{page}/login")
        self.driver.find_element(By.ID, "user").send_keys("zhangwei")
        self.driver.find_element(By.ID, "password").send_keys(PASSWORD, Keys.ENTER)
        WebDriverWait(self.driver, 30).until(lambda driver: driver.find_elements(By.CSS_SELECTOR, ".figures"))

    def take(self, path, width, height, colours, file):
        frame = {"width": width, "height": height, "deviceScaleFactor": 2 if width < 500 else 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", frame)
        media = {"features": [{"name": "prefers-color-scheme", "value": colours}]}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        self.driver.get(f"{self.page}{path}")
        time.sleep(2)  # until the live parts have been refreshed once
        self.driver.save_screenshot(str(file))
        size = file.stat().st_size
        print(f"{file} {size:,} bytes")
        assert size < LARGEST, f"{file} is larger than {LARGEST:,} bytes"


def main():
    with tempfile.TemporaryDirectory() as scratch:
        city = City(f"{scratch}/data")
        try:
            city.live()
            camera = Camera(city.places["http"], f"{scratch}/profile")
            for name, path, width, height, colours in PICTURES:
                camera.take(path or f"/hazards/{city.hazard()}", width, height, colours, FOLDER / f"{name}.png")
            camera.driver.quit()
        finally:
            city.stop()


main()
