@echo off
rem Opens the menu; installs first what is not installed here yet, or was moved or replaced.
setlocal EnableExtensions DisableDelayedExpansion
title Peta Proses Bisnis
pushd "%~dp0" 2>nul
if not exist "isi\start.py" goto packed
set "PPB_CODE=1"
set "PPB_TRIED="

:look
if not exist "isi\venv\Scripts\python.exe" goto install
"isi\venv\Scripts\python.exe" -I isi\start.py install --sudah
if errorlevel 1 goto install
"isi\venv\Scripts\python.exe" -I isi\start.py menu %*
set "PPB_CODE=%ERRORLEVEL%"
popd
exit /b %PPB_CODE%

:install
if defined PPB_TRIED goto failed
set "PPB_TRIED=1"
call Pasang.bat
goto look

:failed
popd
exit /b 1

:packed
echo.
echo Berkas ini masih berada di dalam zip, atau foldernya tidak lengkap.
echo Klik kanan berkas zip, pilih "Ekstrak Semua" (Extract All), lalu klik dua kali
echo "Peta Proses Bisnis.bat" di folder hasil ekstraknya.
echo.
if not defined PPB_NO_PAUSE pause
popd
exit /b 1
