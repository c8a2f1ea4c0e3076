# Changes in how one's own session is delivered, and joining remotely.
own-mode-changed = The delivery mode has changed. Before: { $from }. Reason: { $cause }.
own-join = Join remotely
own-join-opens = The button to join remotely appears here { $when }. Reload the page then.
