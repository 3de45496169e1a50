# Install into an empty folder, compile a program outside the tree against it, take it away again; unpack the tarball.
. tests/lib.sh
prefix=$work/usr
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"

ok "make install works" make -s install PREFIX="$prefix"
ok "header, libraries, tool and book are there" sh -c "cd $prefix && ls include/nn2.h lib/libnn2.a lib/libnn2.so lib/libnn2f.so \
    bin/nn2 share/doc/nn2/nn2.pdf share/doc/nn2/nn2.html share/doc/nn2/nn2-making.pdf share/doc/nn2/nn2-making.html"
ok "the shared library has a soname" sh -c "objdump -p $prefix/lib/libnn2.so | grep -q 'SONAME *libnn2.so.0'"
ok "it shows nothing but its interface" sh -c "! nm -D --defined-only $prefix/lib/libnn2.so | grep -v ' nn2_[a-z_]*$' | grep . \
    && ! nm -D --defined-only $prefix/lib/libnn2.so | grep nn2_plain"
ok "it has no writable data of its own" sh -c "! objdump -t $prefix/lib/libnn2.a | awk '\$4 ~ /^\.(data|bss)\$/ && \$3 == \"O\" || \$4 == \"*COM*\"' | grep ."
ok "it calls nothing but memory, strings, mathematics, threads and the environment, and so never prints and never exits" sh -c "
    nm -D --undefined-only $prefix/lib/libnn2.so | awk '\$1 == \"U\" { sub(/@.*/, \"\", \$2); print \$2 }' > $work/calls
    test -s $work/calls && ! grep -vxE '(__)?(calloc|malloc|free|getenv|mem(chr|cmp|cpy|move|set)(_chk)?|str(chr|len|tod)|snprintf(_chk)?|exp|log1p|sqrt|floor|stack_chk_fail|strcmp|pthread_(create|join|sigmask|(mutex|cond)_[a-z]*)|sched_yield|sigfillset|getpid)' $work/calls"
ok "pkg-config knows the version" sh -c "[ \"\$(pkg-config --modversion nn2)\" = \"\$($prefix/bin/nn2 --version | cut -d' ' -f2)\" ]"

mkdir "$work/outside"; cp build/examples/own.c "$work/outside"; cd "$work/outside"
expected='0 xor 0 is 0 0 xor 1 is 1 1 xor 0 is 1 1 xor 1 is 0 '
runs() { [ "$(LD_LIBRARY_PATH=$prefix/lib ./own | tr '\n' ' ')" = "$expected" ]; }
ok "a program outside compiles with pkg-config" sh -c 'gcc -std=c11 -Wall -Werror own.c $(pkg-config --cflags --libs nn2) -o own'
ok "... uses the shared library" sh -c 'objdump -p own | grep -q "NEEDED *libnn2.so.0"'
ok "... and runs" runs
ok "the same in single precision" sh -c 'gcc -std=c11 -Wall -Werror own.c $(pkg-config --cflags --libs nn2f) -o own'
ok "... and runs" runs
ok "a mixture of precisions does not link" sh -c '! gcc -std=c11 own.c $(pkg-config --cflags nn2) -L'"$prefix"'/lib -lnn2f -lm -o own 2> err
    grep -q "undefined reference to .nn2_create" err'
printf '#include <nn2.h>\nint main(void) { nn2_table t; return nn2_read_table("1,0", 3, &t, 0) != NN2_OK; }\n' > table.c
ok "... not even one that only reads a table" sh -c '! gcc -std=c11 table.c $(pkg-config --cflags nn2) -L'"$prefix"'/lib -lnn2f -lm -o table 2> err
    grep -q "undefined reference to .nn2_read_table" err'
ok "statically" sh -c 'gcc -std=c11 own.c $(pkg-config --cflags nn2) '"$prefix"'/lib/libnn2.a -lm -o own'
ok "... and runs" runs
ok "as C++" sh -c 'g++ -x c++ -std=c++20 -Wall -Werror own.c -x none $(pkg-config --cflags --libs nn2) -o own'
ok "... and runs" runs
cd "$top"

ok "DESTDIR is put in front" make -s install DESTDIR="$work/dest" PREFIX=/opt/nn2
ok "... and is not in what is installed" sh -c "test -f $work/dest/opt/nn2/include/nn2.h && ! grep -r '$work' $work/dest/opt/nn2/lib/pkgconfig"
ok "make uninstall works" make -s uninstall PREFIX="$prefix"
ok "... and leaves no file" sh -c "! find $prefix ! -type d | grep ."

ok "make dist works" make -s dist
tarball=$(ls -t build/nn2-*.tar.gz | head -n 1)
mkdir "$work/dist" && tar -xzf "$tarball" -C "$work/dist" && cd "$work"/dist/nn2-*
ok "the tarball carries its version" sh -c "basename \$(pwd) | grep -qx \"nn2-\$(sed -n 's/#define NN2_VERSION \"\(.*\)\"/\1/p' include/nn2.h)\""
ok "the tarball has the book" ls nn2.pdf nn2.html nn2-making.pdf nn2-making.html README.md LICENSE

# nothing on the path but a compiler and make and what these need
mkdir "$work/bin"
for tool in sh make cc gcc as ld ar rm; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
ok "it builds with a C compiler and make alone" env PATH="$work/bin" make -s
ok "its tool prints the worked example" sh -c "./nn2 example | cmp - '$work/example'" "$(build=$top/build/bin/nn2; $build example > "$work/example")"
ok "its digits are the book's" sh -c "./digits data/digits.csv | cmp - '$top/build/digits.tsv'"
mkdir "$work/drop" && cp nn2.h nn2.c "$work/drop" && sed 's/<nn2.h>/"nn2.h"/' "$top/build/examples/own.c" > "$work/drop/own.c"
cd "$work/drop"
for compiler in gcc clang; do
    ok "the two files drop into a program, with $compiler" \
        $compiler -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror own.c nn2.c -lm -o own
    ok "... which runs" runs
done
ok "the same source gives the same tarball" sh -c "cp '$top/$tarball' first && make -s -C '$top' dist > /dev/null && cmp first '$top/$tarball'"
