"""From model, drawing or plain data to the bytes of a file; no function here touches a disk."""
