' Writes a shortcut: where it goes, what it opens, and the folder in which that runs.
Set link = CreateObject("WScript.Shell").CreateShortcut(WScript.Arguments(0))
link.TargetPath = WScript.Arguments(1)
link.WorkingDirectory = WScript.Arguments(2)
link.Description = "Peta Proses Bisnis"
link.Save
