# nn2: a book, nn2.nw, and the machine that makes it, making/*.nw, tangled into programs and woven into two
# volumes. 'make help' lists the targets.

PREFIX     ?= /usr/local
DESTDIR    ?=
CC         := $(if $(filter default,$(origin CC)),gcc,$(CC))
CFLAGS     ?= -O2
WERROR     ?= -Werror
CSTD        = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-psabi $(WERROR) -ffp-contract=off
B          := build
comma      := ,

# The sources, in the order in which a reader has them: the book, the loom, the grader. The bank is what the grader knows.
bank       := making/bank-forward.nw making/bank-backward.nw
loom       := $(shell sed -n 's/^loom  *:= //p' making/loom.mk)
making     := $(patsubst %,making/%.nw,$(loom) own shipping course probes verdict) \
              $(bank) $(patsubst %,making/%.nw,source loop handout sandbox grading reports lists)
sources    := nn2.nw $(making)

SONAME      = libnn2.so.0

# What each layer needs: Debian's package names, and for each a file or program that shows it is there.
NEED_LIB    = noweb:/usr/lib/noweb/mnt gawk:gawk gcc:$(firstword $(CC)) \
              libc6-dev:/usr/include/stdio.h make:make
NEED_CHECKLIB = check:/usr/include/check.h pkg-config:pkg-config
NEED_HTML   = $(NEED_CHECKLIB) pandoc:pandoc woff2:woff2_compress fonttools:pyftsubset duktape:duk libjs-katex:/usr/share/javascript/katex/katex.min.js \
              fonts-texgyre:/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyrepagella-regular.otf \
              fonts-jetbrains-mono:/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf
NEED_PDF    = texlive-luatex:lualatex texlive-latex-base:pdflatex latexmk:latexmk librsvg2-bin:rsvg-convert \
              texlive-latex-extra:/usr/share/texlive/texmf-dist/tex/latex/adjustbox/adjustbox.sty \
              lmodern:/usr/share/texmf/fonts/opentype/public/lm/lmroman10-regular.otf \
              fonts-texgyre-math:/usr/share/texmf/fonts/opentype/public/tex-gyre-math/texgyrepagella-math.otf
NEED_HANDOUT = zip:zip unzip:unzip poppler-utils:pdftotext
NEED_GRADE  = libseccomp-dev:/usr/include/seccomp.h
py3         = /usr/lib/python3/dist-packages
NEED_MPI    = openmpi-bin:mpirun libopenmpi-dev:mpicc
NEED_CHECK  = $(NEED_HANDOUT) $(NEED_GRADE) $(NEED_MPI) bubblewrap:bwrap libxml2-utils:xmllint clang:clang g++:g++ valgrind:valgrind gdb:gdb libflint-arb-dev:/usr/include/arb.h libflint-dev:/usr/include/flint/flint.h libmpfr-dev:/usr/include/mpfr.h sollya:sollya gappa:gappa qemu-user:qemu-aarch64 gcc-aarch64-linux-gnu:aarch64-linux-gnu-gcc libc6-dev-arm64-cross:/usr/aarch64-linux-gnu/include/stdio.h locales:/usr/share/i18n/locales/de_DE \
              chromium:chromium nodejs:node npm:npm $(foreach p,numpy sympy,python3-$(p):$(py3)/$(p))
# What the benchmark measures beside the library, each if it is there.
peers       = openblas eigen dlib fann numpy torch sklearn
need_openblas = libopenblas-dev:/usr/include/$(shell $(CC) -print-multiarch)/openblas_config.h
need_eigen  = libeigen3-dev:/usr/include/eigen3/Eigen/Core
need_dlib   = libdlib-dev:/usr/include/dlib/dnn.h
need_fann   = libfann-dev:/usr/include/floatfann.h
need_numpy  = python3-numpy:$(py3)/numpy
need_torch  = python3-torch:$(py3)/torch
need_sklearn = python3-sklearn:$(py3)/sklearn
NEED_BENCH  = g++:g++ $(foreach p,$(peers),$(need_$(p)))

# What the tests in the browser need from npm, as the lock file names it: in build/browser, with a copy of the lock file.
NPM         = $(B)/browser
npm_is_here = cmp -s tests/browser/package-lock.json $(NPM)/installed

.PHONY: exhaustive all lib tool mpi html pdf handout grade gradescope check check-lib install uninstall dist clean help deps deps-check bench-deps bench
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

# All processors, unless told otherwise. (-O would keep from the terminal what 'make watch' and 'make bench' say.)
ifeq ($(MAKELEVEL)$(filter -j% --jobserver%,$(MAKEFLAGS))$(filter watch bench,$(MAKECMDGOALS)),0)
MAKEFLAGS  += -j$(shell getconf _NPROCESSORS_ONLN) -Otarget
endif
.SUFFIXES:

# ---------------------------------------------------------------------------------------------------------------
# 'make deps all', 'make deps-check check', 'make clean all': what comes first is done first, then a fresh make for
# the rest.
first := $(filter deps deps-check bench-deps clean,$(MAKECMDGOALS))
rest  := $(filter-out deps deps-check bench-deps clean,$(MAKECMDGOALS))
ifneq ($(first),)
ifneq ($(rest),)
.PHONY: $(rest)
$(firstword $(rest)): $(first)
	@$(MAKE) --no-print-directory $(rest)
$(wordlist 2,$(words $(rest)),$(rest)): $(firstword $(rest)) ; @:
endif
endif

ifneq ($(filter clean,$(first)),)
deps deps-check bench-deps: clean
endif
ifneq ($(filter deps,$(first)),)
deps-check: deps
endif
NEED_deps       = $(NEED_LIB) $(NEED_HTML) $(NEED_PDF)
NEED_deps-check = $(NEED_deps) $(NEED_CHECK)
NEED_bench-deps = $(NEED_LIB) $(NEED_BENCH)
deps deps-check bench-deps:
	@missing=; for n in $(NEED_$@); do what=$${n#*:}; \
	  case $$what in /*) [ -e "$$what" ] ;; *) command -v "$$what" >/dev/null ;; esac || missing="$$missing $${n%%:*}"; done; \
	[ -n "$$missing" ] || exit 0; \
	if ! command -v apt-get >/dev/null; then \
	  echo "This system has no apt. Please install, by the names Debian gives them:$$missing" >&2; exit 1; fi; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	echo "installing:$$missing"; \
	log=$$(mktemp); \
	{ $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq --no-install-recommends $$missing; } >$$log 2>&1 || { cat $$log >&2; rm $$log; exit 1; }; rm $$log
	@[ $@ != deps-check ] || [ ! -e tests/browser ] || $(npm_is_here) || { \
	  echo 'installing from npm: playwright-core axe-core csv-parse junit2json'; rm -rf $(NPM); mkdir -p $(NPM); cp tests/browser/package*.json $(NPM); \
	  npm ci --prefix $(NPM) --ignore-scripts --no-audit --no-fund --loglevel=error >$(NPM)/log 2>&1 || { sed 4q $(NPM)/log >&2; \
	  echo 'npm could not install what tests/browser/package-lock.json names; $(NPM)/log has all it said.' >&2; exit 1; }; \
	  cp tests/browser/package-lock.json $(NPM)/installed; }

help:
	@echo 'make            build everything: library, tool, example, both volumes as PDF and HTML'
	@echo 'make deps       install what the build needs (apt); make deps-check also what the tests need'
	@echo 'make lib        tangle and compile library, tool and example (noweb and a C compiler are enough)'
	@echo 'make mpi        the training on many machines, over MPI: its library and programs'
	@echo 'make html pdf   weave the pages, or the paper'
	@echo 'make check      run every test; make check-lib only those of the C code'
	@echo 'make handout    what a student of the course gets: a folder and a zip, proved'
	@echo 'make grade      SUBMISSIONS=folder: grades what comes back, in a sandbox; make gradescope packs the grader'
	@echo 'make install    PREFIX=/usr/local, DESTDIR for packagers; make uninstall takes it away again'
	@echo 'make mutants    makes mistakes in every formula and in the C beside it, and tells which are not noticed'
	@echo 'make exhaustive  measures the error of the exponential and the logarithm again, for all arguments'
	@echo 'make bench      how fast the library is, beside others; SHAPES="c d" PEERS="nn2 openblas" for less; bench-deps installs them'
	@echo 'make watch      weaves the pages whenever a source is saved, and shows them in build/watch.html'
	@echo 'make dist       a tarball of plain C and the woven book, which needs only a C compiler and make'
	@echo 'make clean      remove everything that was made'

clean:
	rm -rf $(B)

ifeq ($(first)$(filter help,$(MAKECMDGOALS)),)

# ---------------------------------------------------------------------------------------------------------------
# A missing program is named, with the package that has it, before anything starts.
goals    := $(or $(MAKECMDGOALS),all)
need     := $(NEED_LIB)
ifneq ($(filter all html pdf handout check install dist,$(goals)),)
need     += $(NEED_HTML)
endif
ifneq ($(filter all pdf handout check install dist,$(goals)),)
need     += $(NEED_PDF)
endif
ifneq ($(filter handout,$(goals)),)
need     += $(NEED_HANDOUT)
endif
ifneq ($(filter grade gradescope,$(goals)),)
need     += $(NEED_GRADE)
endif
ifneq ($(filter mpi,$(goals)),)
need     += $(NEED_MPI)
endif
ifneq ($(filter gradescope,$(goals)),)
need     += zip:zip
endif
ifneq ($(filter check,$(goals)),)
need     += $(NEED_CHECK)
endif
ifneq ($(filter bench,$(goals)),)
need     += g++:g++ util-linux:taskset
endif
ifneq ($(filter check-lib,$(goals)),)
need     += $(NEED_CHECKLIB)
endif
hash     := \#
lacking  := $(shell for n in $(need); do what=$${n$(hash)*:}; case $$what in (/*) [ -e "$$what" ] ;; \
              (*) command -v "$$what" >/dev/null ;; esac || echo "$$(basename $$what) from the package $${n%%:*};"; done)
ifneq ($(filter check,$(goals)),)
lacking  += $(shell [ ! -e tests/browser ] || $(npm_is_here) || echo 'playwright-core, axe-core, csv-parse and junit2json from npm;')
endif
ifneq ($(strip $(lacking)),)
$(info This needs programs or files that are not here:)
$(info $(lacking))
$(error install them, or let 'make deps' (for the tests and the hand-out 'make deps-check') do it)
endif

all: lib html pdf

# ---------------------------------------------------------------------------------------------------------------
# Tangle and weave: the rules are the loom's, for any book. What the course adds to its rules and layout is in two files, of
# which the first is taken out by noweb alone, like the loom itself.
MAKING   := making
RULES    := $(B)/boot/course/ledger.awk
LAYOUT   := $(B)/course/book.lua
FLAGS     = $(CC) $(CSTD) $(CFLAGS) $(LDFLAGS)
values   := $(addprefix $(B)/,values.tsv lost.tsv digits.tsv answers.tsv course.tsv formulas.tsv functions.tsv scale.tsv measured.tsv)
figures  := $(basename $(notdir $(wildcard figures/*.svg) $(filter-out figures/draw.awk,$(wildcard figures/*.awk))))
linked   := $(B)/lib/libnn2.a
runs     := $(addprefix $(B)/bin/,nn2 digits own scale $(addprefix test_,careful batch network training table product functions threads fast)) data/digits.csv
equivalent := tests/equivalent.tsv
include making/loom.mk
$(RULES): making/course.nw
	@$(call take_out,$<,course/ledger.awk); touch $@
layout   := $(LAYOUT) $(addprefix $(B)/course/,page.lua paper.lua paper.tex)
$(eval $(call volume,book,nn2,nn2.nw,$(layout) $(values) $(svg)))
$(eval $(call volume,making,nn2-making,$(making),$(layout) $(B)/book.links))
$(B)/book.links: $(B)/tangled.mk ;

# The small book, which noweave weaves too, for the comparison in the second volume.
specimen := $(B)/specimen/build/newton
$(specimen).%: $(wildcard tests/specimen/*) $(wildcard tests/specimen/figures/*) $(loom_nw)
	@mkdir -p $(B)/specimen && cp -rp tests/specimen/. $(B)/specimen && $(MAKE) -s -C $(B)/specimen MAKING=../../making RULES= LAYOUT= build/newton.$*
$(B)/nn2-making.html: $(specimen).html
$(B)/nn2-making.pdf: $(specimen).pdf
$(specimen).pdf: | $(specimen).html

src      := $(patsubst src/%.c,%,$(filter %.c,$(src_files)))
headers  := $(addprefix $(B)/,$(filter %.h,$(include_files) $(src_files) $(examples_files)))
INC      := -I$(B)/include -I$(B)/src -I$(B)/examples

# ---------------------------------------------------------------------------------------------------------------
# Compile what is installed and run: the clean tangle, which a change of prose does not touch. If it does not
# compile, the tangle with lines says where in the source.
# $(1): the flags of the precision
define compile
@mkdir -p $(@D)
@$(CC) $(CSTD) $(CFLAGS) $(1) -fPIC -fvisibility=hidden $(INC) -c $< -o $@.new 2>$@.err && mv $@.new $@ || { \
  $(CC) $(CSTD) $(CFLAGS) $(1) $(subst -I$(B)/,-I$(B)/line/,$(INC)) -fsyntax-only $(B)/line/$*.c || exit 1; \
  cat $@.err >&2; exit 1; }
@rm -f $@.err
endef
$(B)/obj/%.o: $(B)/%.c $(headers) $(B)/flags
	$(call compile,)

objects  := $(src:%=$(B)/obj/src/%.o)
# A library is made again as well when it has another list of objects.
$(B)/obj/list: FORCE
	@mkdir -p $(@D); echo '$(objects)' > $@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@
$(B)/lib/libnn2.a: $(objects) $(B)/obj/list
	@mkdir -p $(@D); rm -f $@.new; ar rcs $@.new $(filter %.o,$^) && mv $@.new $@
$(B)/lib/$(SONAME): $(objects) $(B)/obj/list
	@mkdir -p $(@D); $(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,$(SONAME) -Wl,--no-undefined $(filter %.o,$^) -lm -o $@.new && mv $@.new $@
$(B)/bin/nn2: $(B)/obj/tool/nn2.o $(B)/obj/examples/worked.o $(B)/lib/libnn2.a
$(B)/bin/values: $(B)/obj/examples/values.o $(B)/obj/examples/worked.o $(B)/lib/libnn2.a
$(B)/bin/digits: $(B)/obj/examples/digits.o $(B)/lib/libnn2.a
$(B)/bin/lost: $(B)/obj/examples/lost.o $(B)/lib/libnn2.a
$(B)/bin/own: $(B)/obj/examples/own.o $(B)/lib/libnn2.a
$(B)/bin/step: $(B)/obj/examples/step.o $(B)/lib/libnn2.a
$(B)/bin/sizes: $(B)/obj/examples/sizes.o $(B)/lib/libnn2.a
$(B)/bin/scale: $(B)/obj/examples/scale.o
$(B)/bin/answers: $(B)/obj/examples/answers.o $(B)/obj/examples/worked.o $(B)/lib/libnn2.a
programs := $(addprefix $(B)/bin/,nn2 values lost digits own step sizes scale answers)
$(programs):
	@mkdir -p $(@D); $(CC) $(CFLAGS) $(LDFLAGS) $^ -lm -o $@.new && mv $@.new $@

# The tests that the book shows. They are made of the clean tangle, so that a change of prose does not touch them either.
shown_tests := $(patsubst $(B)/bin/%,%,$(filter $(B)/bin/test_%,$(runs)))
$(shown_tests:%=$(B)/obj/tests/%.o): INC += -I$(B)/tests
$(shown_tests:%=$(B)/obj/tests/%.o): $(addprefix $(B)/,$(filter tests/%.h,$(tests_files)))
$(shown_tests:%=$(B)/bin/%): $(B)/bin/%: $(B)/obj/tests/%.o $(B)/obj/examples/worked.o $(B)/lib/libnn2.a
	@mkdir -p $(@D); $(CC) $(CFLAGS) $(LDFLAGS) $^ $(CHECKLIB) -lm -o $@.new && mv $@.new $@

# The library of the other precision, from the same source.
$(B)/obj-float/%.o: $(B)/%.c $(headers) $(B)/flags | $(B)/obj/%.o
	$(call compile,-DNN2_FLOAT)
$(B)/lib/libnn2f.a: $(src:%=$(B)/obj-float/src/%.o) $(B)/obj/list
	@mkdir -p $(@D); rm -f $@.new; ar rcs $@.new $(filter %.o,$^) && mv $@.new $@
$(B)/lib/libnn2f.so.0: $(src:%=$(B)/obj-float/src/%.o) $(B)/obj/list
	@mkdir -p $(@D); $(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libnn2f.so.0 -Wl,--no-undefined $(filter %.o,$^) -lm -o $@.new && mv $@.new $@

libraries := $(B)/lib/libnn2.a $(B)/lib/$(SONAME) $(B)/lib/libnn2f.a $(B)/lib/libnn2f.so.0
lib: $(libraries) $(programs) $(B)/equations.tsv $(B)/compile_commands.json
tool: $(B)/bin/nn2

# Over MPI, in both precisions. $(1) the end of the names, $(2) flags
define over_mpi
$(B)/obj$(1:f=-float)/mpi/%.o: $(B)/mpi/%.c $(B)/mpi/nn2_mpi.h $(headers) $(B)/flags
	@mkdir -p $$(@D); OMPI_CC='$(CC)' mpicc $(CSTD) $(CFLAGS) -DNN2_MPI $(2) $(INC) -I$(B)/mpi -c $$< -o $$@.new && mv $$@.new $$@
$(B)/lib/libnn2mpi$(1).a: $(B)/obj$(1:f=-float)/mpi/train.o
	@mkdir -p $$(@D); rm -f $$@.new; ar rcs $$@.new $$^ && mv $$@.new $$@
$(B)/bin/nn2-mpi$(1): $(B)/obj$(1:f=-float)/mpi/nn2-mpi.o $(B)/lib/libnn2mpi$(1).a $(B)/lib/libnn2$(1).a
	@mkdir -p $$(@D); OMPI_CC='$(CC)' mpicc $(CFLAGS) $(LDFLAGS) $$^ -lm -o $$@.new && mv $$@.new $$@
$(B)/bin/nn2-rows$(1): $(B)/obj$(1:f=-float)/mpi/nn2-rows.o $(B)/lib/libnn2$(1).a
	@mkdir -p $$(@D); $(CC) $(CFLAGS) $(LDFLAGS) $$^ -lm -o $$@.new && mv $$@.new $$@
mpi: $(addprefix $(B)/,lib/libnn2mpi$(1).a bin/nn2-mpi$(1) bin/nn2-rows$(1))
endef
$(eval $(call over_mpi,,))
$(eval $(call over_mpi,f,-DNN2_FLOAT))

$(B)/compile_commands.json: $(B)/tangled.mk
	@{ echo '['; sep=; for f in $(filter %.c,$(src_files) $(tool_files) $(examples_files) $(tests_files)); do \
	  printf '%s{"directory": "%s", "file": "$(B)/%s", "command": "$(CC) $(CSTD) $(INC) -I$(B)/tests -c $(B)/%s"}' \
	  "$$sep" "$(CURDIR)" "$$f" "$$f"; sep=',\n'; done | sed 's/,\\n/,\n/g'; echo; echo ']'; } > $@.new && mv $@.new $@

# ---------------------------------------------------------------------------------------------------------------
# What the build computes for the book: with the plain kernels, which are the same everywhere.
$(B)/values.tsv: $(B)/bin/values
	@$(B)/bin/values > $@.new && mv $@.new $@
$(B)/lost.tsv: $(B)/bin/lost
	@$(B)/bin/lost > $@.new && mv $@.new $@
$(B)/digits.tsv: $(B)/bin/digits data/digits.csv
	@NN2_BACKEND=plain $(B)/bin/digits data/digits.csv > $@.new && mv $@.new $@
$(B)/answers.tsv: $(B)/bin/answers data/digits.csv
	@NN2_BACKEND=plain $(B)/bin/answers data/digits.csv > $@.new && mv $@.new $@
$(B)/scale.tsv: $(B)/bin/scale
	@$(B)/bin/scale | gawk 'NR > 2 { rows++; for (k = 1; k <= NF; k++) text = text "\t" $$k } END { print "scale\t" rows "\t" NF text }' > $@.new && mv $@.new $@
# How many parts the course has, and what they are worth.
$(B)/course.tsv: $(B)/ledger.tsv
	@gawk -f $(LOOM)/fields.awk -e '$$1 == "graded" { parts++; points += field("points") } \
	  END { print "parts\t1\t1\t" parts + 0 "\npoints\t1\t1\t" points + 0 }' $< > $@.new; \
	cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# ---------------------------------------------------------------------------------------------------------------
# The error of the library's own functions: in single precision of all arguments, in double precision of many. It takes
# a minute or two, so it is done when the functions change; what it found is kept in data/functions.tsv.
measured := $(foreach p,single double,$(foreach f,exponential logarithm,$(B)/functions/$(f)-$(p).tsv))
$(B)/functions/single: MEASURE := -DNN2_FLOAT
$(B)/functions/double: MEASURE := -lmpfr
$(B)/functions/single $(B)/functions/double: tests/functions/measure.c $(addprefix $(B)/,src/functions.h tests/lanes.h include/nn2.h)
	@mkdir -p $(@D); $(CC) $(CSTD) -O3 $(FMA) $(INC) -I$(B)/tests $< $(MEASURE) -lm -o $@.new && mv $@.new $@
FMA      := $(shell grep -qw fma /proc/cpuinfo 2>/dev/null && echo -mavx2 -mfma)
$(measured): $(B)/functions/%.tsv: $(B)/functions/single $(B)/functions/double
	@$(B)/functions/$(lastword $(subst -, ,$*)) $(firstword $(subst -, ,$*)) > $@.new && mv $@.new $@
exhaustive: $(measured)
	@sollya tests/functions/taylor.sollya < /dev/null | awk -v OFS='\t' '{ print $$1, $$2, $$3, sprintf("%.2f", $$4), sprintf("%.2f", $$5) }' | \
	  cat $^ - > data/functions.tsv
	@awk -f tests/functions/bounds.awk tests/functions/bounds.tsv >> data/functions.tsv && cat data/functions.tsv
$(B)/functions.tsv: data/functions.tsv
	@cp $< $@
# What 'make bench' measured when it was recorded, and how long the code of each chapter is.
$(B)/measured.tsv: bench/values.awk data/bench.csv data/ladder.tsv $(B)/ledger.tsv
	@{ gawk -f $< data/bench.csv data/ladder.tsv && gawk -f $(LOOM)/fields.awk -e '$$1 == "chunk" && field("file") ~ /^src/ \
	  { sub(/^ch:/, "", $$column["chunk", "chapter"]); n[field("chapter")] += field("lines") } \
	  END { for (c in n) print "lines-" c "\t1\t1\t" n[c] }' $(B)/ledger.tsv; } > $@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# ---------------------------------------------------------------------------------------------------------------
# Install, and a tarball that needs only a C compiler and make.
version  := $(shell sed -n 's/^\#define NN2_VERSION "\(.*\)"/\1/p' $(B)/include/nn2.h 2>/dev/null)
books    := $(B)/nn2.pdf $(B)/nn2.html $(B)/nn2-making.pdf $(B)/nn2-making.html
to       := $(DESTDIR)$(PREFIX)
ifneq ($(words $(to)),1)
$(error PREFIX and DESTDIR cannot have spaces in them)
endif
installed = include/nn2.h lib/libnn2.a lib/libnn2f.a bin/nn2 lib/pkgconfig/nn2.pc lib/pkgconfig/nn2f.pc \
            $(foreach l,libnn2 libnn2f,lib/$(l).so lib/$(l).so.0 lib/$(l).so.$(version)) \
            $(addprefix share/doc/nn2/,README.md LICENSE $(notdir $(books)))

install: all
	@mkdir -p $(addprefix $(to)/,include bin lib/pkgconfig share/doc/nn2)
	@install -m 644 $(B)/include/nn2.h $(to)/include
	@install -m 644 $(B)/lib/libnn2.a $(B)/lib/libnn2f.a $(to)/lib
	@install -m 755 $(B)/bin/nn2 $(to)/bin
	@for l in libnn2 libnn2f; do install -m 644 $(B)/lib/$$l.so.0 $(to)/lib/$$l.so.$(version) && \
	  ln -sf $$l.so.$(version) $(to)/lib/$$l.so.0 && ln -sf $$l.so.0 $(to)/lib/$$l.so || exit 1; done
	@for n in nn2 nn2f; do flag=; [ $$n = nn2 ] || flag=' -DNN2_FLOAT'; \
	  printf '%s\n' 'prefix=$(PREFIX)' "Name: $$n" 'Description: A two-layer neural network, from the book' \
	  'Version: $(version)' "Cflags: -I\$${prefix}/include$$flag" "Libs: -L\$${prefix}/lib -l$$n" 'Libs.private: -lm' \
	  > $(to)/lib/pkgconfig/$$n.pc || exit 1; done
	@install -m 644 README.md LICENSE $(books) $(to)/share/doc/nn2

uninstall:
	@rm -f $(addprefix $(to)/,$(installed))
	@rmdir $(to)/share/doc/nn2 2>/dev/null || :

dist: all
	@rm -rf $(B)/dist && mkdir -p $(B)/dist/nn2-$(version)
	@cd $(B) && cp -r --parents $(include_files) $(src_files) $(tool_files) $(examples_files) dist/nn2-$(version)
	@sh $(B)/loom/amalgamate.sh $(B) $(B)/dist/nn2-$(version)
	@cp $(B)/loom/dist.mk $(B)/dist/nn2-$(version)/Makefile
	@cp README.md LICENSE $(books) $(B)/dist/nn2-$(version) && cp -r data $(B)/dist/nn2-$(version)
	@chmod -R u+w $(B)/dist
	@tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$${SOURCE_DATE_EPOCH:-$$(stat -c %Y nn2.nw)}" \
	  -C $(B)/dist -czf $(B)/nn2-$(version).tar.gz.new nn2-$(version)
	@mv $(B)/nn2-$(version).tar.gz.new $(B)/nn2-$(version).tar.gz && rm -rf $(B)/dist
	@echo $(B)/nn2-$(version).tar.gz

# ---------------------------------------------------------------------------------------------------------------
# The course: what is known about its parts, and the programs that judge them.
C        := $(B)/course
CINC     := -I$(C) -I$(B)/include -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE
course   := $(addprefix $(C)/,parts.tsv hints.tsv kernels.h standins.c bodies.c library.c)
$(course) &: $(C)/parts.awk $(B)/ledger.tsv
	@mkdir -p $(C)/frames $(C)/bodies && gawk -v out=$(C) -f $(B)/loom/fields.awk -f $< $(B)/ledger.tsv
$(B)/obj/course/%.o: $(C)/%.c $(course) $(addprefix $(B)/,$(filter %.h,$(course_files))) $(B)/flags
	@mkdir -p $(@D); $(CC) $(CSTD) $(CFLAGS) -Wno-unused-parameter $(CINC) -c $< -o $@.new && mv $@.new $@
grade_c  := grade inbox paper workshop jail filter source probe verdict
bank_c   := bank bodies standins probe verdict
run_c    := run launch filter
$(B)/bin/bank: $(bank_c:%=$(B)/obj/course/%.o) $(B)/obj/src/random.o
	@mkdir -p $(@D); $(CC) $(CFLAGS) $(LDFLAGS) $^ -lm -o $@.new && mv $@.new $@
$(B)/bin/agree: $(addprefix $(B)/obj/course/,agree.o bodies.o library.o probe.o) $(B)/lib/libnn2.a
	@mkdir -p $(@D); $(CC) $(CFLAGS) $(LDFLAGS) $^ -lm -o $@.new && mv $@.new $@
$(B)/bin/part: $(addprefix $(B)/obj/course/,part.o source.o probe.o) $(B)/obj/src/random.o
	@mkdir -p $(@D); $(CC) $(CFLAGS) $(LDFLAGS) $^ -lm -o $@.new && mv $@.new $@
$(B)/bin/grade: $(grade_c:%=$(B)/obj/course/%.o) $(B)/obj/src/random.o
	@mkdir -p $(@D); $(CC) $(CFLAGS) $(LDFLAGS) $^ -lseccomp -lm -o $@.new && mv $@.new $@
$(C)/run: $(run_c:%=$(B)/obj/course/%.o)
	@$(CC) $(CFLAGS) $(LDFLAGS) -static $^ -lseccomp -o $@.new && mv $@.new $@
$(C)/%.o: $(B)/obj/course/%.o ; @cp $< $@
$(C)/random.o: $(B)/obj/src/random.o ; @cp $< $@
$(C)/public.tsv: $(B)/bin/bank
	@$(B)/bin/bank $(C)/parts.tsv table 1 > $@.new && mv $@.new $@

# The hand-out proves itself, or there is none.
handout: $(B)/nn2.html $(figures:%=$(B)/figures/%.pdf) $(C)/public.tsv $(addprefix $(B)/,$(course_files))
	@sh $(C)/handout.sh $(B) nn2.nw $(bank)
	@echo $(B)/nn2-handout $(B)/nn2-handout.zip

# What comes back from the students. RESULTS holds what has been graded, so that the next run goes on from there.
# (The plus gives the grader the terminal, which -O keeps from other recipes, for its progress bar.)
RESULTS  ?= $(B)/grades
grader   := $(B)/bin/grade $(B)/bin/bank $(addprefix $(C)/,public.tsv run call.o standins.o random.o)
grade: $(grader)
	@[ -n "$(SUBMISSIONS)" ] || { echo "say where the submissions are: make grade SUBMISSIONS=folder" >&2; exit 2; }
	+@[ -n "$(SUBMISSIONS)" ] || exit 0; \
	$(B)/bin/grade $(C) "$(SUBMISSIONS)" "$(RESULTS)" "$$(command -v $(firstword $(CC)))"; status=$$?; \
	[ $$status = 2 ] || sh $(C)/report.sh $(C) "$(RESULTS)" && exit $$status

# The grader as an archive for Gradescope, compiled there.
gradescope: $(grader) $(addprefix $(C)/,setup.sh run_autograder gradescope.mk report.sh)
	@rm -rf $(B)/gradescope && mkdir -p $(B)/gradescope/course/frames
	@cp $(addprefix $(C)/,setup.sh run_autograder) $(B)/gradescope && cp $(C)/gradescope.mk $(B)/gradescope/Makefile
	@cd $(C) && cp $(addsuffix .c,$(sort $(grade_c) $(bank_c) $(run_c) call)) *.h \
	  parts.tsv report.* compiler.awk toolchain.sh ../src/random.c ../include/nn2.h ../gradescope/course && \
	  cp frames/*.c ../gradescope/course/frames
	@chmod -R u+w $(B)/gradescope && chmod +x $(B)/gradescope/setup.sh $(B)/gradescope/run_autograder
	@find $(B)/gradescope -exec touch -d "@$${SOURCE_DATE_EPOCH:-$$(stat -c %Y nn2.nw)}" {} +
	@rm -f $(B)/nn2-gradescope.zip && cd $(B)/gradescope && find . -type f | LC_ALL=C sort | zip -q -X -@ ../nn2-gradescope.zip
	@rm -rf $(B)/gradescope && echo $(B)/nn2-gradescope.zip

# ---------------------------------------------------------------------------------------------------------------
# The benchmark: a program for each peer and precision. bench/bench.sh runs them, and names what is not installed.
BENCH    := $(B)/bench
here      = $(foreach p,$(peers),$(if $(wildcard $(lastword $(subst :, ,$(need_$(p))))),$(p)))
missing   = $(foreach p,$(filter-out $(here),$(peers)),$(firstword $(subst :, ,$(need_$(p)))))
from_c    = nn2 plain $(filter openblas fann eigen dlib,$(here))
libs_openblas = -lopenblas
libs_fann     = -l$(1)fann
libs_eigen    = -fopenmp
libs_dlib     = -ldlib -lblas -llapack
quick        := -O3 -march=native -Ibench -I$(B)/include

# $(1) precision, $(2) library, $(3) flags
define bench
$(BENCH)/$(1)/%.o: bench/%.c bench/bench.h bench/plain.c $(B)/include/nn2.h
	@mkdir -p $$(@D); $(CC) -std=gnu11 -Wall -Wextra $(quick) $(3) $$(if $$(filter openblas,$$*),-ffast-math) -c $$< -o $$@.new && mv $$@.new $$@
$(BENCH)/$(1)/%.o: bench/%.cc bench/bench.h $(B)/include/nn2.h
	@mkdir -p $$(@D); g++ -w -fopenmp $(quick) $(3) -isystem /usr/include/eigen3 -c $$< -o $$@.new && mv $$@.new $$@
$(BENCH)/$(1)/%: $(BENCH)/$(1)/%.o $(BENCH)/$(1)/bench.o $(B)/lib/$(2)
	@$$(if $$(filter eigen dlib,$$*),g++,$(CC)) $$^ $$(call libs_$$*,$(1)) -lm -o $$@.new && mv $$@.new $$@
endef
$(eval $(call bench,float,libnn2f.a,-DNN2_FLOAT))
$(eval $(call bench,double,libnn2.a,))
$(BENCH)/data $(BENCH)/limit: $(BENCH)/%: bench/%.c bench/bench.h $(B)/lib/libnn2.a
	@mkdir -p $(@D); $(CC) -std=gnu11 -Wall -Wextra $(quick) $< $(B)/lib/libnn2.a -lm -o $@.new && mv $@.new $@
# (The steps of the product are the book's own code, so they are made with the header that holds it.)
$(BENCH)/float/ladder: STEPS = -DNN2_FLOAT
$(BENCH)/float/ladder $(BENCH)/double/ladder: bench/ladder.c $(B)/src/product.h $(B)/src/vectors.h $(B)/lib/libnn2.a
	@mkdir -p $(@D); $(CC) -std=gnu11 -Wall -Wextra -Wno-psabi $(quick) -I$(B)/src -ffp-contract=off $(STEPS) $< $(B)/lib/libnn2.a -lm -o $@.new && mv $@.new $@
own_bench := $(addprefix $(BENCH)/,data limit $(foreach p,nn2 plain ladder,float/$(p) double/$(p)))
bench: $(own_bench) $(foreach p,$(from_c),$(BENCH)/float/$(p) $(if $(filter dlib,$(p)),,$(BENCH)/double/$(p)))
	@CC="$(CC)" HERE="nn2 plain $(here)" MISSING="$(missing)" sh bench/bench.sh $(BENCH) $(B)/bench.csv $(B)/ladder.tsv

# ---------------------------------------------------------------------------------------------------------------
# The tests of the C code, from the tangle with lines, so that every message names the source. They are run in several
# builds: plain, with the sanitizers, in single precision, by clang; the plain one also under valgrind.
tests    := $(patsubst tests/%.c,%,$(filter tests/test_%.c,$(tests_files)))
LINE     := $(B)/line
LINC     := -I$(LINE)/include -I$(LINE)/src -I$(LINE)/examples -I$(LINE)/tests
CHECKLIB  = $(shell pkg-config --cflags --libs check)
lineheads := $(addprefix $(LINE)/,$(filter %.h,$(include_files) $(src_files) $(examples_files) $(tests_files)))

# $(1) name of the build, $(2) compiler, $(3) flags
define build
$(B)/$(1)/%.o: $(LINE)/%.c $(lineheads)
	@mkdir -p $$(@D); $(2) $(CSTD) $(3) $(LINC) -c $$< -o $$@.new && mv $$@.new $$@
$(B)/$(1)/test_%: $(B)/$(1)/tests/test_%.o $(src:%=$(B)/$(1)/src/%.o) $(B)/$(1)/examples/worked.o
	@$(2) $(3) $$^ $$(CHECKLIB) -lm -o $$@.new && mv $$@.new $$@
$(B)/$(1).log: $(tests:%=$(B)/$(1)/%)
	@sh tests/run.sh $$@ "$(1)" $(4) $$^
endef
$(eval $(call build,check,$(CC),-O1 -g,))
$(eval $(call build,asan,$(CC),-O1 -g -fsanitize=address$(comma)undefined -fno-sanitize-recover=all,))
$(eval $(call build,float,$(CC),-O1 -g -DNN2_FLOAT,))
$(eval $(call build,clang,clang,-O1 -g,))
.SECONDARY: $(addprefix $(B)/obj/course/,call.o standins.o) $(foreach p,bench nn2 plain $(peers),$(BENCH)/float/$(p).o $(BENCH)/double/$(p).o)
.PRECIOUS: $(foreach b,check asan float clang dual,$(B)/$(b)/%.o)

# The kernels as C++ with numbers that differentiate themselves.
$(B)/dual/%.o: $(LINE)/src/%.c $(lineheads)
	@mkdir -p $(@D); g++ -x c++ -std=c++17 -O1 -g -Wall -DNN2_REAL=dual -include $(LINE)/tests/dual.h $(LINC) -c $< -o $@.new && mv $@.new $@
$(B)/dual/test_dual.o: $(LINE)/tests/test_dual.cpp $(lineheads)
	@mkdir -p $(@D); g++ -std=c++17 -O1 -g -Wall -DNN2_REAL=dual -include $(LINE)/tests/dual.h $(LINC) -c $< -o $@.new && mv $@.new $@
$(B)/dual/random.o: $(LINE)/src/random.c $(lineheads)
	@mkdir -p $(@D); $(CC) $(CSTD) -O1 -g $(LINC) -c $< -o $@.new && mv $@.new $@
$(B)/dual/test_dual: $(B)/dual/test_dual.o $(B)/dual/plain.o $(B)/dual/random.o
	@g++ $^ $(CHECKLIB) -lm -o $@.new && mv $@.new $@
$(B)/dual.log: $(B)/dual/test_dual
	@sh tests/run.sh $@ dual $^

check-lib: $(B)/check.log | $(B)/equations.tsv
	@sh tests/summary.sh $^

# Valgrind watches the plain build.
$(B)/valgrind.log: $(tests:%=$(B)/check/%)
	@CK_FORK=no sh tests/run.sh $@ valgrind valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=all -- $^

# Tests from outside: each script in tests/ is one topic, and prints 'ok - what' or 'not ok - what' for each test.
scripts  := $(patsubst tests/%.sh,%,$(filter-out tests/run.sh tests/summary.sh tests/lib.sh,$(wildcard tests/*.sh)))
$(scripts:%=$(B)/%.log): $(B)/%.log: tests/%.sh tests/lib.sh $(sources) Makefile README.md $(libraries) $(programs) $(B)/nn2.pdf $(B)/nn2-making.pdf
	@CC="$(CC)" sh $< > $@.new || echo "not ok - $* ended before its end" >> $@.new; grep '^not ok' $@.new >&2; mv $@.new $@

# The trees of the formulas, computed in balls.
$(B)/digits/%.o: tests/digits/%.cpp $(wildcard tests/digits/*.h) $(B)/include/nn2.h
	@mkdir -p $(@D); g++ -std=c++20 -O1 -Wall -Wextra -I$(B)/include -c $< -o $@.new && mv $@.new $@
$(B)/digits/digits $(B)/digits/states: %: %.o $(B)/digits/value.o $(B)/lib/libnn2.a
	@g++ $^ -lflint-arb -lflint -lm -o $@.new && mv $@.new $@
$(B)/digits.log: $(B)/digits/digits $(B)/digits/states tests/digits/numbers.txt

$(B)/tool.log: $(B)/check/test_table
$(B)/mpi.log: $(wildcard tests/mpi/*) $(addprefix $(B)/bin/,nn2-mpi nn2-mpif nn2-rows nn2-rowsf)
$(B)/functions.log: $(B)/functions/single $(B)/functions/double $(wildcard tests/functions/*) data/functions.tsv
$(B)/bench.log: $(own_bench) $(wildcard bench/*) data/bench.csv
$(B)/tangled.log: $(B)/compile_commands.json
$(B)/grade.log: $(grader) $(wildcard tests/grade/* tests/attacks/*)
# (One after the other: the first looks whether a grader has left anything in /tmp.)
$(B)/inbox.log: $(grader) $(wildcard tests/grade/*) | $(B)/grade.log
$(B)/bodies.log: $(B)/bin/bank $(B)/bin/part $(addprefix $(B)/obj/course/,verdict.o probe.o standins.o) $(wildcard tests/course/*)
$(B)/reader.log: $(B)/obj/course/source.o tests/course/reader.c
$(B)/bank.log: $(B)/bin/bank $(B)/bin/agree $(C)/public.tsv
$(B)/copied.log: $(wildcard tests/copied/*) $(B)/nn2.html
$(B)/browser.log: $(wildcard tests/browser/*) $(B)/nn2.html $(B)/nn2-making.html

# The proofs of the loom are in loom.mk, but for this: that each topic of a pair ran.
$(B)/ran.log: $(B)/check.log $(B)/loom/ran.awk
	@gawk -f $(B)/loom/fields.awk -f $(B)/loom/ran.awk $(B)/ledger.tsv $< > $@.new || echo 'not ok - ran ended before its end' >> $@.new; mv $@.new $@

clogs    := $(addprefix $(B)/,check.log asan.log float.log clang.log dual.log valgrind.log ran.log upto.log emptied.log mutants.log)
slogs    := $(scripts:%=$(B)/%.log)

# The scripts look at the whole of build/, so they run after everything else, one after the other.
before   := $(clogs)
$(foreach log,$(slogs),$(eval $(log): | $(before))$(eval before := $(log)))

check: $(clogs) $(slogs)
	@sh tests/summary.sh $(clogs) $(slogs) > $(B)/summary; status=$$?; cat $(B)/summary; exit $$status
endif
