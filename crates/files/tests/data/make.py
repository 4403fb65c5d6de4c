"""Makes the documents that no office program here writes: see README.md."""

import io

import msoffcrypto.format.ooxml as ooxml
import pikepdf
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from PIL import Image

# Chinese and Japanese in fonts that are not embedded, as older programs write them: the reader must know the CMaps.
for font in ("STSong-Light", "HeiseiMin-W3"):
    pdfmetrics.registerFont(UnicodeCIDFont(font))
page = canvas.Canvas("unembedded.pdf", invariant=1)
for y, font, text in (
    (750, "STSong-Light", "张伟 负责大规模深度学习平台 Rust 工程师"),
    (720, "HeiseiMin-W3", "東京で働くエンジニア"),
    (690, "Helvetica", "Müller straße naïve"),
):
    page.setFont(font, 12)
    page.drawString(72, y, text)
page.save()

# One that may be opened but not printed, and one that may not be opened, in the oldest and the newest scheme.
source = pikepdf.open("unembedded.pdf")
for revision in (3, 6):
    new = revision > 3
    for name, user in (("owner", ""), ("user", "secret")):
        lock = pikepdf.Encryption(user=user, owner="owner", R=revision, aes=new, metadata=new)
        source.save(f"{name}-password-r{revision}.pdf", encryption=lock)

# A scan: a page that is one picture.
pixels = io.BytesIO()
Image.new("RGB", (64, 64), "white").save(pixels, "JPEG")
pixels.seek(0)
page = canvas.Canvas("scan.pdf", invariant=1)
page.drawImage(ImageReader(pixels), 0, 0, 500, 700)
page.save()

with open("page.docx", "rb") as plain, open("password.docx", "wb") as locked:
    ooxml.OOXMLFile(plain).encrypt("secret", locked)
