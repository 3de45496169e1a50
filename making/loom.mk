# The loom, for nn2 and for a book of your own. Your Makefile sets MAKING, the folder of this file, and
#   sources   the sources of the book, in the order of reading
#   values    the tables from which numbers in the text are taken, in build/ (they may be made by tangled programs)
#   linked    what the code of the book is linked with, to be run: libraries, objects or C files
#   runs      what is needed to run the commands that the book shows with their output: programs, data
#   figures   the names of the drawings, figures/NAME.svg with slots for numbers, or figures/NAME.awk, which draws them
# includes this file, and says for each volume $(eval $(call volume,ID,NAME,SOURCES,OTHERS)), with ID and NAME as in the head
# of its first source, '%% volume: ID NAME', and the numbers and figures in it, $(values) $(svg), as others. Then 'make html' and 'make pdf' make build/NAME.html and build/NAME.pdf, tangled files are
# in build/, listed by folders in src_files and the like, 'make proofs' runs what can only be proved by running it, and
# 'make watch' weaves the pages whenever a source is saved.
MAKING   ?= making
B        := build
.DELETE_ON_ERROR:
.PHONY: html pdf proofs mutants watch

# $(call take_out,SOURCES,FILES)   takes tangled files out of sources by noweb alone. (It complains of what the ledger will
# complain of in better words; so it is heard only if a file is missing.)
take_out  = mkdir -p $(sort $(dir $(addprefix $(B)/boot/,$(2)))); PATH=$$PATH:/usr/lib/noweb; \
  markup -t $(1) 2> $(B)/boot/said | ( cd $(B)/boot && mnt $(2) 2>> said ) || \
  for f in $(2); do [ -s $(B)/boot/$$f ] || { cat $(B)/boot/said >&2; exit 1; }; done

# The programs of the loom are taken out of their sources in that way.
loom     := ledger formulas agreement derivations mutants tangle reader layout shown page speech paper proofs beside watch
loom_nw  := $(loom:%=$(MAKING)/%.nw)
boot     := $(shell sed -n 's/^<<\(loom\/[^ ]*\)>>=$$/\1/p' $(loom_nw))
$(B)/boot/made: $(loom_nw)
	@$(call take_out,$(loom_nw),$(boot)); touch $@ $(addprefix $(B)/boot/,$(boot))
$(addprefix $(B)/boot/,$(boot)): $(B)/boot/made ;

# Tangle. RULES may name an awk file with further directives and rules, LAYOUT a Lua file with further
# layout, beside which are its style for the page, page.css, and its macros for the paper, paper.tex.
$(B)/tangled.mk: $(sources) $(B)/boot/made $(RULES)
	@LOOM=$(B)/boot/loom RULES=$(RULES) sh $(B)/boot/loom/tangle.sh $(B) $(sources)
$(sources):
	@echo "there is no $@; mend 'sources' in the Makefile" >&2; exit 1
include $(B)/tangled.mk
tangled  := $(foreach list,$(filter %_files,$(.VARIABLES)),$($(list):%=$(B)/%))
$(tangled:$(B)/%=$(B)/line/%): | $(B)/tangled.mk ;
$(tangled): | $(B)/tangled.mk
	@[ -e $@ ] || { rm -f $(B)/tangled.mk; echo '$@ has been removed; run make again' >&2; exit 1; }

# The equations, computed and held against the code beside them, which is linked with 'linked'; and the steps of derivations,
# held against the equations. If nothing has moved but lines, it has been done.
linked   ?=
computed := $(B)/equations.tsv $(B)/steps.tsv
$(B)/equations.c $(B)/steps.c: | $(B)/tangled.mk ;
$(computed): $(B)/%.tsv: $(B)/%.c $(linked) $(B)/boot/made
	@FLAGS='$(or $(FLAGS),$(CC))' sh $(B)/boot/loom/computed.sh $(B) $* $(linked)
# How many formulas there are, and how many of them are not read: numbers for the text.
$(B)/formulas.tsv: $(B)/ledger.tsv $(B)/steps.tsv
	@gawk -f $(B)/boot/loom/fields.awk -e '$$1 == "formula" { n[field("kind")]++; if (field("unread") != "") unread[field("kind")]++ } \
	  FILENAME ~ /steps/ { steps++ } \
	  END { for (k in n) print "formulas-" k "\t1\t1\t" n[k] "\nunread-" k "\t1\t1\t" unread[k] + 0; print "steps-held\t1\t1\t" steps + 0 }' $^ > $@.new; \
	cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# What the commands of the book print. They are run again only if one of them is new, or what they need.
runs     ?=
$(B)/commands: $(B)/ledger.tsv
	@gawk -f $(B)/boot/loom/fields.awk -e '$$1 == "command" { print field("text") }' $< > $@.new; \
	cmp -s $@.new $@ && rm $@.new || mv $@.new $@
$(B)/transcript: $(B)/commands $(runs) $(B)/boot/made
	@sh $(B)/boot/loom/transcript.sh $(B) > $@.new && mv $@.new $@

# Weave, with the loom of these sources, if they have one, or the one that was taken out.
LOOM     := $(B)/$(if $(loom_files),loom,boot/loom)
woven_by := $(if $(loom_files),$(loom_files:%=$(B)/%),$(boot:%=$(B)/boot/%))
svg      := $(figures:%=$(B)/figures/%.svg)
$(B)/figures/%.svg: figures/%.awk $(wildcard figures/draw.awk) $(values)
	@mkdir -p $(@D); gawk -v figure=$* $(patsubst %,-f %,$(wildcard figures/draw.awk)) -f $< $(values) > $@.new && mv $@.new $@
$(B)/figures/%.svg: figures/%.svg $(values) $(LOOM)/figure.awk
	@mkdir -p $(@D); gawk -f $(LOOM)/figure.awk $(values) $< > $@.new && mv $@.new $@
$(B)/figures/print.css: $(LOOM)/print.sh $(LOOM)/page.css $(LOOM)/figures.css
	@mkdir -p $(@D); sh $^ > $@.new && mv $@.new $@
$(B)/figures/%.pdf: $(B)/figures/%.svg $(B)/figures/print.css
	@rsvg-convert -f pdf --stylesheet $(B)/figures/print.css $< -o $@.new && mv $@.new $@
$(B)/weave/page.css: $(LOOM)/fonts.sh $(LOOM)/page.css $(LOOM)/figures.css $(if $(LAYOUT),$(dir $(LAYOUT))page.css)
	@mkdir -p $(@D); sh $^ > $@.new && mv $@.new $@

# $(1) the volume, $(2) the name of its files, $(3) its sources, $(4) what else it is woven from
define volume
$(B)/$(2).html: $(3) $(4) $(computed) $(B)/transcript $(woven_by) $(B)/weave/page.css
	@$(if $(LAYOUT),LAYOUT=$(LAYOUT)) sh $(LOOM)/weave.sh $(1) html $(2)
$(B)/$(2).pdf: $(3) $(4:%.svg=%.pdf) $(computed) $(B)/transcript $(woven_by) | $(B)/$(2).html
	@$(if $(LAYOUT),LAYOUT=$(LAYOUT)) sh $(LOOM)/weave.sh $(1) pdf $(2)
html: $(B)/$(2).html
pdf: $(B)/$(2).pdf
endef

# While you write: a page that follows what is saved.
watch:
	@sh $(LOOM)/watch.sh $(sources)

# The proofs: a program after every chapter; a test that fails when its code is taken away. FLAGS, or CC, is the compiler
# with its flags.
proofs: $(B)/upto.log $(B)/emptied.log $(B)/mutants.log
	@! grep '^not ok' $^ >&2
$(B)/flags: FORCE
	@echo '$(or $(FLAGS),$(CC))' > $@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@
mutants: $(B)/mutants.log
	@cat $<; ! grep -q '^not ok' $<
# 'equivalent' may name a list of mutants of formulas that say the same.
$(B)/mutants.log: $(B)/equations.tsv $(B)/steps.tsv $(equivalent)
	@FLAGS='$(or $(FLAGS),$(CC))' RULES='$(RULES)' sh $(B)/boot/loom/mutants.sh $(B) $(or $(equivalent),/dev/null) $(linked) -- $(sources) \
	  > $@.new || echo 'not ok - mutants ended before its end' >> $@.new; mv $@.new $@
.PHONY: FORCE
FORCE:
$(B)/upto.log: $(B)/tangled.mk $(B)/flags $(woven_by)
	@sh $(LOOM)/upto.sh $(B) > $@.new || echo 'not ok - upto ended before its end' >> $@.new; mv $@.new $@
$(B)/emptied.log: $(B)/tangled.mk $(B)/flags $(woven_by)
	@sh $(LOOM)/emptied.sh $(B) > $@.new || echo 'not ok - emptied ended before its end' >> $@.new; mv $@.new $@
