rem Sets PPB_PYTHON (and PPB_OPTION, for the launcher) to a Python that can install the program.
rem Every candidate has to run probe.py, which the stand-in of the Microsoft Store does not do.
rem The candidate goes through a variable, because "call" reads its arguments a second time.
set "PPB_PYTHON="
set "PPB_OPTION="
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "PYLAUNCHER_ALLOW_INSTALL="

set "PPB_CANDIDATE=isi\python\python.exe"
call :try
if defined PPB_PYTHON exit /b 0
for /d %%D in ("isi\python-unduhan\cpython-3.1*") do set "PPB_CANDIDATE=%%D\python.exe" & call :try
if defined PPB_PYTHON exit /b 0

for %%V in (3.13 3.12 3.11 3.14) do call :launcher %%V
if defined PPB_PYTHON exit /b 0

for %%V in (313 312 311 314) do call :folders %%V
if defined PPB_PYTHON exit /b 0

for /f "delims=" %%P in ('where python.exe 2^>nul') do set "PPB_CANDIDATE=%%P" & call :try
exit /b 0

:launcher
if defined PPB_PYTHON exit /b 0
py.exe -%1 -I isi\probe.py >nul 2>nul
if not "%ERRORLEVEL%"=="36" exit /b 0
set "PPB_PYTHON=py.exe"
set "PPB_OPTION=-%1"
exit /b 0

:folders
set "PPB_CANDIDATE=%LOCALAPPDATA%\Programs\Python\Python%1\python.exe"
call :try
set "PPB_CANDIDATE=%ProgramFiles%\Python%1\python.exe"
call :try
set "PPB_CANDIDATE=%SystemDrive%\Python%1\python.exe"
call :try
exit /b 0

:try
if defined PPB_PYTHON exit /b 0
if not exist "%PPB_CANDIDATE%" exit /b 0
"%PPB_CANDIDATE%" -I isi\probe.py >nul 2>nul
if "%ERRORLEVEL%"=="36" set "PPB_PYTHON=%PPB_CANDIDATE%"
exit /b 0
