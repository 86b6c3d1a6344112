@echo off
rem Finds or brings Python, then lets isi\laptop do the rest. Relative paths after pushd keep names
rem with spaces, brackets, ampersands and per cent signs from being read as commands.
setlocal EnableExtensions DisableDelayedExpansion
pushd "%~dp0" 2>nul
for %%F in (start.py find_python.bat free_room.bat probe.py) do if not exist "isi\%%F" goto packed
echo.
echo Peta Proses Bisnis - pemasangan
echo.
(break>"isi\coba.tmp") 2>nul
if not exist "isi\coba.tmp" goto locked
del "isi\coba.tmp"
call isi\find_python.bat
if defined PPB_PYTHON goto install
if not exist "isi\uv.exe" goto missing
call isi\free_room.bat
if defined PPB_LACKING goto full
echo Python 3.11 sampai 3.14 (64-bit) tidak ditemukan di komputer ini.
echo Pemasang dapat mengunduhnya dari internet: sekitar 25 MB dari situs GitHub, ditaruh di dalam
echo folder program ini, tanpa hak administrator, dan tanpa mengubah bagian lain komputer.
echo.

:ask
set "PPB_ANSWER="
set /p "PPB_ANSWER=Unduh sekarang? Ketik Y untuk ya, T untuk tidak, lalu Enter: "
if not defined PPB_ANSWER goto missing
rem Quotes, blanks and a full stop do not matter.
set "PPB_ANSWER=%PPB_ANSWER:"=%"
if not defined PPB_ANSWER goto missing
set "PPB_ANSWER=%PPB_ANSWER: =%"
if not defined PPB_ANSWER goto missing
set "PPB_ANSWER=%PPB_ANSWER:.=%"
if not defined PPB_ANSWER goto missing
for %%W in (y ya iya yes ok oke) do if /i "%PPB_ANSWER%"=="%%W" goto download
for %%W in (t tidak n no tdk batal) do if /i "%PPB_ANSWER%"=="%%W" goto missing
echo Itu bukan ya atau tidak.
goto ask

:download
isi\uv.exe python install 3.13 --install-dir isi\python-unduhan --no-bin --no-registry --no-config --system-certs --cache-dir isi\sementara-uv
if exist "isi\sementara-uv" rmdir /s /q "isi\sementara-uv"
call isi\find_python.bat
if defined PPB_PYTHON goto install
echo.
echo Python tidak dapat diunduh. Biasanya penyebabnya jaringan kantor (proxy) yang menutup GitHub.
goto missing

:install
"%PPB_PYTHON%" %PPB_OPTION% -I isi\start.py install
set "PPB_CODE=%ERRORLEVEL%"
goto end

:locked
echo Tidak terpasang: folder program ini tidak dapat ditulisi.
echo Saran: pindahkan folder "Peta Proses Bisnis" ke folder milik Anda, misalnya C:\Peta atau folder
echo Dokumen, lalu jalankan Pasang.bat di sana.
set "PPB_CODE=1"
goto end

:full
echo Tidak terpasang: ruang cakram tinggal %PPB_FREE% MB, sedangkan pemasangan beserta Python
echo memerlukan %PPB_NEEDED% MB. Belum ada yang diunduh.
echo Saran: kosongkan ruang, atau pindahkan folder ini ke cakram lain.
set "PPB_CODE=1"
goto end

:missing
echo.
echo Program belum terpasang, karena Python belum ada. Pilih salah satu:
echo  - minta paket yang sudah memuat Python kepada pengirim paket ini, atau
echo  - pasang Python 3.13 dari Microsoft Store atau lewat petugas TI, lalu klik dua kali Pasang.bat.
set "PPB_CODE=1"
goto end

:packed
echo.
echo Berkas ini masih berada di dalam zip, atau foldernya tidak lengkap.
echo Klik kanan berkas zip, pilih "Ekstrak Semua" (Extract All), lalu klik dua kali Pasang.bat
echo di folder hasil ekstraknya.
set "PPB_CODE=1"

:end
popd
echo.
if not defined PPB_NO_PAUSE pause
exit /b %PPB_CODE%
