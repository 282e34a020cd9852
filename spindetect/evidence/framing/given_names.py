"""Given names, which tell a line of somebody's name from the label of a menu.

Common ones of many countries, written down by hand; no list is complete, so that a name that is
not here counts for nothing either way. Some are ordinary words too ("Mark", "Grace"), which is why
they count with a capital only.
"""

from __future__ import annotations

from typing import Final

__all__ = ["GIVEN_NAMES"]

#: In small letters.
GIVEN_NAMES: Final[frozenset[str]] = frozenset(
    (
        "aaron abdul abdullah abigail adam adriana agnes ahmad ahmed aisha akira alan albert "
        "alejandra alejandro alex alexander alexandra alexei alexis alfred ali alice alicia "
        "alison allison alyssa amanda amber amelia amina amir amit amy ana anastasia andre andrea "
        "andreas andrei andrew andrey andy angel angela angelina anil anita anjali ann anna anne "
        "annette annie anthony anton antonio anya april arash archie ariana arjun arthur arun "
        "asad asha ashley ashok astrid audrey austin ava ayesha barbara barry beatrice becky ben "
        "benjamin bernadette bernard beth bethany betty beverly bianca bill billy blake bob bobby "
        "bonnie boris brad bradley brandon brenda brendan brent brett brian bridget brittany "
        "brooke bruce bruno bryan caitlin caleb cameron camilla camille carina carl carla carlos "
        "carmen carol carole caroline carolyn carrie casey cassandra catherine cathy cecilia "
        "celia chad charlene charles charlie charlotte chelsea cheryl chet chidi chinedu chloe "
        "chris christian christina christine christopher chuck cindy claire clara clare claudia "
        "cliff clive cody colin colleen connie connor constance corey courtney craig crystal "
        "curtis cynthia daisy dale damien dan dana daniel daniela danielle danny daphne darren "
        "dave david dawn deborah debra deepa deepak denise dennis derek devin diana diane diego "
        "dimitri dmitri dmitry dominic don donald donna doris dorothy doug douglas duncan dustin "
        "dylan earl ed eddie edgar edith eduardo edward edwin eileen elaine eleanor elena eli "
        "elias elijah elisa elisabeth elise elizabeth ella ellen ellie elliot elliott elsa emeka "
        "emil emilia emily emma emmanuel enrique eric erica erik erika erin ernest esther ethan "
        "eugene eva evan evelyn farah fatima federico felicia felipe felix fernando fiona "
        "florence frances francesca francis francisco francois frank fred frederick gabriel "
        "gabriela gabrielle gareth gary gavin gayle gemma gene geoff geoffrey george georgia "
        "gerald gerard gillian gina giovanni giulia glen glenn gloria gordon grace graham greg "
        "gregory greta guillermo gustavo guy hamza hannah harold harriet harry harsha hassan "
        "heather hector heidi helen helena henrik henry herbert hilary holly howard hugh hugo "
        "hussein ian ibrahim igor ilya imran ines ingrid irene irina isaac isabel isabella "
        "isabelle ivan jack jackie jackson jacob jacqueline jaime jake jamal james jamie jan jane "
        "janet janice jared jasmine jason javier jay jayne jean jeff jeffrey jenna jennifer jenny "
        "jeremy jerome jerry jesse jessica jill jim jimmy joan joanna joanne jodie joe joel johan "
        "johanna john johnny jon jonah jonas jonathan jordan jorge jose joseph josephine josh "
        "joshua joy joyce juan juanita judith judy julia julian juliana julie juliet justin kabir "
        "karen karim karina karl kate katharine katherine kathleen kathryn kathy katie kavita "
        "kayla keith kelly ken kenji kenneth kerry kevin khalid kim kimberly kiran kirsten kirsty "
        "klaus kofi kristen kristin kristina kurt kwame kyle laila lance lars latoya laura lauren "
        "laurence laurie lawrence leah lee leila lena leo leon leonard leonardo leslie lewis liam "
        "lillian lily linda lindsay lindsey lisa liz lloyd logan lois lola lorenzo lori lorraine "
        "louis louise luc lucas lucia lucy luis luke lydia lynda lynn mabel madeleine madeline "
        "madison maggie magnus mahmoud malcolm malik manuel marc marcel marcia marco marcos "
        "marcus margaret margarita maria mariam marianne marie marilyn mario marion marisa "
        "marjorie mark marlene marsha marta martha martin martina marvin mary mathew matt matthew "
        "maureen maurice max maxine maya megan mehmet melanie melinda melissa mercedes meredith "
        "micah michael michaela michele michelle miguel mike mikhail mildred miles milton minh "
        "miranda miriam mitchell mohamed mohammad mohammed molly mona monica muhammad murray "
        "nadia naomi natalia natalie natasha nathan nathaniel neha neil nelson ngozi nia nicholas "
        "nick nicola nicolas nicole nigel nikhil nikita nina noah noel noor nora norma norman "
        "olga oliver olivia olivier omar oscar oswaldo owen pablo paige pam pamela pat patricia "
        "patrick paul paula pauline pedro peggy penelope penny perry pete peter petra phil philip "
        "phillip phyllis pierre pooja prakash pramod preeti priya rachel rafael rahul raj rajesh "
        "ralph ramesh ramon randall randy raphael rashid raul ravi ray raymond rebecca regina "
        "reuben rhonda ricardo richard rick ricky rita rob robert roberta roberto robin rodney "
        "rodrigo roger rohan roland ron ronald rosa rosalind rose rosemary rosie ross roxanne roy "
        "ruben ruby rudolf rupert russell ruth ryan sabrina sadia sally salma sam samantha samir "
        "samuel sandeep sandra sandy sanjay sara sarah saskia scott sean sebastian seema serena "
        "serge sergei sergey sergio seth shane shannon sharon shaun shawn sheila shelby shelley "
        "sherry shirley siddharth sidney sienna silvia simon simone siobhan sofia sonia sophia "
        "sophie stacey stan stanley stefan stefano stella stephan stephanie stephen steve steven "
        "stewart stuart sue suleiman sunil sunita suresh susan susanna susanne suzanne sven "
        "svetlana sylvia tamara tammy tania tanya tara tariq tasha tatiana ted teresa terrence "
        "terri terry tessa theodore theresa thomas tiffany tim timothy tina toby todd tom tomas "
        "tommy toni tony tracey tracy travis trevor tricia trish troy tyler uma umar ursula "
        "valentina valerie vanessa vera veronica vicki vicky victor victoria vijay vikram vincent "
        "virginia vivek vivian vladimir wade walter wanda warren wayne wendy wesley william "
        "winston xavier yasmin yolanda yusuf yvette yvonne zachary zahra zara zoe zoran "
    ).split()
)
