rem Sets PPB_LACKING when the disk has less than the megabytes that ruang.txt names, which are
rem PPB_NEEDED; PPB_FREE is what it has. What "dir" tells last is asked, because PowerShell is
rem forbidden in many offices and numbers of bytes are too large for "set /a".
set "PPB_LACKING="
set "PPB_NEEDED="
set "PPB_BYTES="
if exist "isi\ruang.txt" set /p PPB_NEEDED=<"isi\ruang.txt"
if not defined PPB_NEEDED exit /b 0
for /f "tokens=3" %%B in ('dir /-c "isi" 2^>nul') do set "PPB_BYTES=%%B"
if not defined PPB_BYTES exit /b 0
set "PPB_BYTES=%PPB_BYTES:,=%"
set "PPB_BYTES=%PPB_BYTES:.=%"
rem Another language of Windows may end the list otherwise; then Python looks at the disk later.
for /f "delims=0123456789" %%X in ("%PPB_BYTES%") do exit /b 0
set "PPB_FREE=%PPB_BYTES:~0,-6%"
if not defined PPB_FREE set "PPB_FREE=0"
if %PPB_FREE% LSS %PPB_NEEDED% set "PPB_LACKING=1"
exit /b 0
