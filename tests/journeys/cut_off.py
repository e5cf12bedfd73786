"""What of a page lies beyond its sides, or is cut where it cannot be scrolled to."""

from playwright.sync_api import Frame

# What is hidden from the eye on purpose is clipped to nothing; what scrolls sideways by itself may be wider.
_FIND = """() => {
    const NAMES = "a, button, input, select, textarea, p, h1, h2, h3, label, li";
    const wide = document.documentElement.scrollWidth - innerWidth;
    const found = wide > 0 ? [`the page is ${wide}px wider than the screen`] : [];
    const scrolls = element => { for (let at = element; at; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
        return false; };
    for (const element of document.querySelectorAll(NAMES)) {
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const hidden = box.height < 2 || style.visibility === "hidden" || style.clipPath !== "none";
        if (hidden || element.closest(".unseen, .skip")) continue;
        const name = `${element.localName} "${element.innerText.slice(0, 40)}"`;
        if ((box.left < -1 || box.right > innerWidth + 1) && !scrolls(element))
            found.push(`${name} lies from ${Math.round(box.left)} to ${Math.round(box.right)}`);
        const cut = element.scrollWidth - element.clientWidth;
        const clips = /hidden|clip/.test(style.overflowX) && style.textOverflow !== "ellipsis";
        if (cut > 1 && clips && element.localName !== "input")
            found.push(`${name} is cut by ${cut}px`);
    }
    return found;
}"""


def cut_off(frame: Frame) -> list[str]:
    """Each by its text: what is wider than the screen, or cut inside its own box."""
    found: list[str] = frame.evaluate(_FIND)
    return found
