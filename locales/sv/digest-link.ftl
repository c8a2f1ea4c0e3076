# Länk till inställningarna för sammandraget.
digest-link = Sammandrag per e-post
digest-link-what = Om du vill får du i ett enda meddelande veta vad som är på gång och vad som väntar på dig.
digest-link-to = Inställningar för sammandraget
