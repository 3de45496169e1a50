# The texts that the page has for copying: texts(PAGE, LANGUAGE) is a table of them by the labels of the equations.
from html.parser import HTMLParser


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.equations = {}

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == 'div' and a.get('class') == 'eq' and a.get('id'):
            self.equations[a['id']] = a


def texts(path, language):
    page = Page()
    page.feed(open(path, encoding='utf-8').read())
    return {label: a.get('data-' + language) for label, a in page.equations.items()}


def ok(good, what):
    print('ok - ' + what if good else 'not ok - ' + what)
