### Sentences of clausegraph, to be put in other words.
###
### Keep what stands before `=`; change what stands behind it. A sentence that is left out stays as it is.
### Above each sentence stand its places: what is filled in, and in brackets what only chooses its form. Each
### place that is filled in has to stand in the sentence; one that chooses a form may be left out.
###
### clausegraph report ORGANISATION --wording FILE
