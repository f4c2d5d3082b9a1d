/**
 * The organisations that the product comes with, in its own CSV format: facts of the Organisation Data Service, as published, of those that a
 * programme is likely to hear from, so that the search works before anybody has imported a file. Whoever runs the product imports the
 * present file and so brings these up to date. A health board in Wales is the counterpart of a trust.
 */
export const ownList = `code,name,segment,region,icb,postcode,opened,closed,successor,aliases
RYJ,Imperial College Healthcare NHS Trust,nhs-trust,london,QRV,W2 1BL,2007-10-01
RAL,Royal Free London NHS Foundation Trust,nhs-trust,london,QMJ,NW3 2QG,1991-04-01
RRV,University College London Hospitals NHS Foundation Trust,nhs-trust,london,QMJ,NW1 2PG,1996-04-01,,,UCLH
RJ1,Guy's and St Thomas' NHS Foundation Trust,nhs-trust,london,QKK,SE1 7EH,1993-04-01,,,GSTT
RP4,Great Ormond Street Hospital for Children NHS Foundation Trust,nhs-trust,london,QMJ,WC1N 3JH,1994-04-01,,,GOSH
RT3,Royal Brompton & Harefield NHS Foundation Trust,nhs-trust,london,QRV,SW3 6NP,1998-04-01,2021-01-31,RJ1
RPY,The Royal Marsden NHS Foundation Trust,nhs-trust,london,QRV,SW3 6JJ,1994-04-01
RTE,Gloucestershire Hospitals NHS Foundation Trust,nhs-trust,south-west,QR1,GL53 7AN,2002-04-01
RK9,University Hospitals Plymouth NHS Trust,nhs-trust,south-west,QJK,PL6 8DH,1994-04-01,,,Derriford
R0D,University Hospitals Dorset NHS Foundation Trust,nhs-trust,south-west,QVV,BH15 2JB,2020-10-01
RD3,Poole Hospital NHS Foundation Trust,nhs-trust,south-west,QVV,BH15 2JB,1992-04-01,2020-09-30,R0D
RDZ,The Royal Bournemouth and Christchurch Hospitals NHS Foundation Trust,nhs-trust,south-west,QVV,BH7 7DW,1992-04-01,2020-09-30,R0D
RA7,University Hospitals Bristol and Weston NHS Foundation Trust,nhs-trust,south-west,QUY,BS1 3NU,1991-04-01
RYF,South Western Ambulance Service NHS Foundation Trust,nhs-trust,south-west,QJK,EX2 7HY,2006-07-01
RHM,University Hospital Southampton NHS Foundation Trust,nhs-trust,south-east,QRL,SO16 6YD,1993-04-01,,,UHS
RYE,South Central Ambulance Service NHS Foundation Trust,nhs-trust,south-east,QU9,OX26 6HR,2006-07-01,,,SCAS
RTH,Oxford University Hospitals NHS Foundation Trust,nhs-trust,south-east,QU9,OX3 9DU,1998-04-01,,,OUH
RYR,University Hospitals Sussex NHS Foundation Trust,nhs-trust,south-east,QNX,BN11 2DH,2009-04-01
RXH,Brighton and Sussex University Hospitals NHS Trust,nhs-trust,south-east,QNX,BN2 5BE,2002-04-01,2021-03-31,RYR
RNU,Oxford Health NHS Foundation Trust,nhs-trust,south-east,QU9,OX3 7JX,1994-04-01
RLT,George Eliot Hospital NHS Trust,nhs-trust,midlands,QWU,CV10 7DJ,1994-04-01
RNQ,Kettering General Hospital NHS Foundation Trust,nhs-trust,midlands,QPM,NN16 8UZ,1994-04-01
RJE,University Hospitals of North Midlands NHS Trust,nhs-trust,midlands,QNC,ST4 6QG,1993-04-01,,,UHNM
RX1,Nottingham University Hospitals NHS Trust,nhs-trust,midlands,QT1,NG7 2UH,2006-04-01,,,NUH
RRK,University Hospitals Birmingham NHS Foundation Trust,nhs-trust,midlands,QHL,B15 2GW,1995-04-01,,,UHB
RXT,Birmingham and Solihull Mental Health NHS Foundation Trust,nhs-trust,midlands,QUA,B1 3RB,2003-04-01
RGT,Cambridge University Hospitals NHS Foundation Trust,nhs-trust,east-of-england,QUE,CB2 0QQ,1993-04-01
RM1,Norfolk and Norwich University Hospitals NHS Foundation Trust,nhs-trust,east-of-england,QMM,NR4 7UY,1994-04-01
RC9,Bedfordshire Hospitals NHS Foundation Trust,nhs-trust,east-of-england,QHG,LU4 0DZ,1992-04-01
RYC,East of England Ambulance Service NHS Trust,nhs-trust,east-of-england,QUE,SG8 6NA,2006-07-01
RDE,East Suffolk and North Essex NHS Foundation Trust,nhs-trust,east-of-england,QJG,CO4 5JL,1992-04-01
R0A,Manchester University NHS Foundation Trust,nhs-trust,north-west,QOP,M13 9WL,2017-10-01,,,MFT
RX7,North West Ambulance Service NHS Trust,nhs-trust,north-west,QOP,BL1 5DD,2006-07-01,,,NWAS
REM,Liverpool University Hospitals NHS Foundation Trust,nhs-trust,north-west,QYG,L7 8XP,1992-04-01
RW4,Mersey Care NHS Foundation Trust,nhs-trust,north-west,QYG,L34 1PJ,2001-04-01
RTV,North West Boroughs Healthcare NHS Foundation Trust,nhs-trust,north-west,QYG,WA2 8WA,2002-04-01,2021-05-31,RW4
RM3,Northern Care Alliance NHS Foundation Trust,nhs-trust,north-west,QOP,M6 8HD,1994-04-01
RW6,Pennine Acute Hospitals NHS Trust,nhs-trust,north-west,QOP,M8 5RB,2002-04-01,2021-09-30,RM3
RR8,Leeds Teaching Hospitals NHS Trust,nhs-trust,north-east-and-yorkshire,QWO,LS9 7TF,1998-04-01
RHQ,Sheffield Teaching Hospitals NHS Foundation Trust,nhs-trust,north-east-and-yorkshire,QF7,S5 7AU,2001-04-01
RTD,The Newcastle upon Tyne Hospitals NHS Foundation Trust,nhs-trust,north-east-and-yorkshire,QHM,NE7 7DN,1998-04-01
RX8,Yorkshire Ambulance Service NHS Trust,nhs-trust,north-east-and-yorkshire,QWO,WF2 0XQ,2006-07-01
RCB,York and Scarborough Teaching Hospitals NHS Foundation Trust,nhs-trust,north-east-and-yorkshire,QOQ,YO31 8HE,1992-04-01
RQF,Velindre NHS Trust,nhs-trust,wales,,CF15 7QZ,1994-04-01
RT4,Welsh Ambulance Services NHS Trust,nhs-trust,wales,,LL17 0LJ,1998-04-01
RYT,Public Health Wales NHS Trust,nhs-trust,wales,,CF10 4BZ,2009-10-01
QE1,NHS Lancashire and South Cumbria Integrated Care Board,icb,north-west,,,2022-07-01,,,Lancashire and South Cumbria ICB
QWO,NHS West Yorkshire Integrated Care Board,icb,north-east-and-yorkshire,,,2022-07-01,,,West Yorkshire ICB
QNC,NHS Staffordshire and Stoke-on-Trent Integrated Care Board,icb,midlands,,,2022-07-01,,,Staffordshire and Stoke-on-Trent ICB
QPM,NHS Northamptonshire Integrated Care Board,icb,midlands,,,2022-07-01,,,Northamptonshire ICB
QR1,NHS Gloucestershire Integrated Care Board,icb,south-west,,,2022-07-01,,,Gloucestershire ICB
QRL,NHS Hampshire and Isle of Wight Integrated Care Board,icb,south-east,,,2022-07-01,,,Hampshire and Isle of Wight ICB
QRV,NHS North West London Integrated Care Board,icb,london,,,2022-07-01,,,North West London ICB
QUE,NHS Cambridgeshire and Peterborough Integrated Care Board,icb,east-of-england,,,2022-07-01,,,Cambridgeshire and Peterborough ICB
QOP,NHS Greater Manchester Integrated Care Board,icb,north-west,,,2022-07-01,,,Greater Manchester ICB
QHM,NHS North East and North Cumbria Integrated Care Board,icb,north-east-and-yorkshire,,,2022-07-01,,,North East and North Cumbria ICB
7A1,Betsi Cadwaladr University Health Board,nhs-trust,wales
7A2,Hywel Dda University Health Board,nhs-trust,wales
7A3,Swansea Bay University Health Board,nhs-trust,wales
7A4,Cardiff and Vale University Health Board,nhs-trust,wales
7A5,Cwm Taf Morgannwg University Health Board,nhs-trust,wales
7A6,Aneurin Bevan University Health Board,nhs-trust,wales
7A7,Powys Teaching Health Board,nhs-trust,wales
X24,NHS England,national-body,national
T1450,NHS Business Services Authority,national-body,national,,,,,,NHSBSA
T1460,NHS Blood and Transplant,national-body,national,,,,,,NHSBT
`;
