// Tables of dates as news tells them: which verb decides, what "the same day" hangs on, years without a preposition.
#include <doctest/doctest.h>

#include "tests/date_cases.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("the verb that belongs to the date decides") {
  static constexpr Case cases[] = {
      {"In June, the group brought in a new chief.", "June=2016-06"},
      {"The mill opened in June.", "June=2016-06"},
      {"It is the lowest since June.", "June=2016-06"},
      {"sales in the fiscal year ended July 31", "July 31=2016-07-31"},
      {"The mill will open in June.", "June=2017-06"},
      {"She said that in June the mill will open.", "June=2017-06"},
      {"It will consider an increased dividend at its June meeting.", "June=2017-06"},
      {"It declared a dividend, payable June 7.", "June 7=2017-06-07"},
      {"It is calling for a vote on June 7.", "June 7=2017-06-07"},
      {"Repairs were to have started on April 16.", "April 16=2017-04-16"},
      {"They agreed to stay out even after the court Saturday ruled against them.", "Saturday=2017-04-08"},
      {"It agreed to talk, but the minister on Saturday said no.", "Saturday=2017-04-08"},
      {"The thrift announced the plan Monday.", "Monday=2017-04-10"},
      {"He asked for a recount Monday night.", "Monday night=2017-04-10"},
      {"The toll rose due to a landslide on Saturday.", "Saturday=2017-04-08"},
      {"The hall is due to open on Saturday.", "Saturday=2017-04-15"},
      {"The session is set for Saturday.", "Saturday=2017-04-15"},
      {"Banks won't reopen before Saturday.", "Saturday=2017-04-15"},
      {"The vote is on Saturday, the one after it is in July.", "Saturday=2017-04-15; July=2017-07"},
      {"They extended the deadline to Saturday.", "Saturday=2017-04-15"},
      {"Banks wouldn't reopen on Saturday.", "Saturday=2017-04-15"},
      {"Banks didn't reopen on Saturday.", "Saturday=2017-04-08"},
      {"The House had passed its own plan Saturday.", "Saturday=2017-04-08"},
      {"That is better than in its November forecast.", "November=2016-11"},
      {"It opens by fall.", "fall=2017-FA=2017-09-01..2017-11-30"},
      {"the cabinet to be inaugurated on Saturday, he said", "Saturday=2017-04-15"},
      {"Some had to be moved on Saturday.", "Saturday=2017-04-08"},
      {"It stays shut until at least Saturday.", "Saturday=2017-04-15"},
      {"As of Saturday there had been none.", "Saturday=2017-04-08"},
  };
  check(cases, wednesday);
}

TEST_CASE("this weekend, this Sunday, this winter") {
  static constexpr Case cases[] = {
      {"He was a guest at the fair this weekend.", "this weekend=2017-W14-WE=2017-04-08..2017-04-09"},
      {"The fair opens this weekend.", "this weekend=2017-W15-WE=2017-04-15..2017-04-16"},
      {"He died this Sunday.", "this Sunday=2017-04-09"},
      {"They will vote this Sunday.", "this Sunday=2017-04-16"},
      {"They will vote this Monday.", "this Monday=2017-04-17"},
      {"It snowed this winter.", "this winter=2016-WI=2016-12-01..2017-02-28"},
      {"It was hot this summer.", "this summer=2017-SU=2017-06-01..2017-08-31"},
      {"It is next week on Friday.", "next week on Friday=2017-04-21"},
      {"on coming Thursday", "coming Thursday=2017-04-13"},
  };
  check(cases, wednesday);
  static constexpr Case in_october[] = {{"this winter's storms", "this winter=2017-WI=2017-12-01..2018-02-28"}};
  check(in_october, "2017-10-12");
}

TEST_CASE("counted from the last date that is as fine as what is counted") {
  static constexpr Case cases[] = {
      {"She won the 2016 race on Sunday. The previous day he had won.",
       "2016=2016; Sunday=2017-04-09; previous day=2017-04-08"},
      {"On Sunday she won the 2016 trophy. Two days later he did.",
       "Sunday=2017-04-09; 2016=2016; Two days later=2017-04-11"},
      {"On Sunday, as in 2016, he won. She spoke that same day.",
       "Sunday=2017-04-09; 2016=2016; that same day=2017-04-09"},
      {"The 2016 race was a month's talk of the previous month.", "2016=2016; previous month=2017-03"},
      {"In May 2016 it rose. A month later it fell.", "May 2016=2016-05; A month later=2016-06"},
      {"In May 2016 it rose. The previous year it had fallen.", "May 2016=2016-05; previous year=2015"},
      {"In May 2014 he won. The next month, she did. Over the next month all may.",
       "May 2014=2014-05; next month=2014-06; next month=2017-05"},
      {"By the end of the month it fell", "end of the month=2017-04"},
      {"In May 2016 it rose from a year earlier.", "May 2016=2016-05; a year earlier=2015-05"},
      {"He spoke in 2014. That September, they marched.", "2014=2014; That September=2014-09"},
      {"He said that October was cold.", "October=2016-10"},
      {"He fell ill in June 2014. The following spring, he died.",
       "June 2014=2014-06; following spring=2015-SP=2015-03-01..2015-05-31"},
      {"He fell ill in June 2014 and died the following May.", "June 2014=2014-06; following May=2015-05"},
      {"He fell ill in June 2014. The previous Christmas he was well.",
       "June 2014=2014-06; previous Christmas=2013-12-25"},
      {"In March it sold less than in the same month last year.", "March=2017-03; same month last year=2016-03"},
      {"calm following Monday's storm", "Monday=2017-04-10"},
      {"On May 2, 2016 he came. The following Monday he left.", "May 2, 2016=2016-05-02; following Monday=2016-05-09"},
      {"In the quarter ended July 31, sales fell.", "quarter=2016-Q2=2016-04-01..2016-06-30; July 31=2016-07-31"},
      {"for the quarter ended Sept. 30, 2015,", "quarter=2015-Q3=2015-07-01..2015-09-30; Sept. 30, 2015=2015-09-30"},
  };
  check(cases, wednesday);
  static constexpr Case unknown[] = {
      {"in the quarter ended Sept. 30", "quarter=XXXX-QX; Sept. 30=XXXX-09-30"},
      {"in 2014, that September,", "2014=2014; that September=2014-09"},
      {"the following spring", "following spring=XXXX-SP"},
      {"The next day", "next day=XXXX-XX-XX"},
  };
  check(unknown, "");
}

TEST_CASE("today does not end a story of other years") {
  static constexpr Case cases[] = {
      {"It began on 3 August 1866 and on 4 May 1867, and in 1867, 1868, 1869 and May 1870 more came. On 19 July they "
       "marched. "
       "Today it is a park. On 2 September they won.",
       "3 August 1866=1866-08-03; 4 May 1867=1867-05-04; 1867=1867; 1868=1868; 1869=1869; May 1870=1870-05; 19 "
       "July=1870-07-19; "
       "Today=2017-04-12; 2 September=1870-09-02"},
  };
  check(cases, wednesday);
}

TEST_CASE("a look back at other years does not move the months of the news") {
  static constexpr Case cases[] = {
      {"It beat those in 2012, in 2008 and in the first quarter of 1950. At the end of March, sales fell; in March, "
       "prices did.",
       "2012=2012; 2008=2008; first quarter of 1950=1950-Q1=1950-01-01..1950-03-31; end of March=2017-03; "
       "March=2017-03"},
  };
  check(cases, wednesday);
}

TEST_CASE("years where no preposition announces them") {
  static constexpr Case cases[] = {
      {"It closed. 2016 was a big year.", "2016=2016"},
      {"It ran on cable up to 2015 or so.", "2015=2015"},
      {"Sales went up to 2000 units.", ""},
      {"the virtual 2016 National Convention", "2016=2016"},
      {"a recalled 2005 Opel", "2005=2005"},
      {"Some 1950 Poles left", ""},
      {"Comicon 2016 returned", "2016=2016"},
      {"migrants' September 2015 deaths", "September 2015=2015-09"},
      {"In May, 2000 people left", "May=2017-05"},
      {"The range is 2014 to 2018.", "2014=2014; 2018=2018"},
      {"It rose 1914 to 1938 points.", ""},
      {"in 2009\xE2\x80\x93"
       "11 or so",
       "2009=2009; 11=2011"},
      {"the 2009-11 slump", "2009=2009; 11=2011"},
      {"in 2017-04", "2017-04=2017-04"},
      {"the fourth 2016 quarter", "fourth 2016 quarter=2016-Q4=2016-10-01..2016-12-31"},
      {"Q1-2016 sales", "Q1-2016=2016-Q1=2016-01-01..2016-03-31"},
  };
  check(cases, wednesday);
}

TEST_CASE("ranges of days, days in words") {
  static constexpr Case cases[] = {
      {"the March 25\xE2\x80\x93"
       "27 Meyer poll",
       "March 25=2017-03-25; 27=2017-03-27"},
      {"from the 9th to the 17th of March", "9th=2017-03-09; 17th of March=2017-03-17"},
      {"from the ninth till the seventeenth of March", "ninth=2017-03-09; seventeenth of March=2017-03-17"},
      {"March ninth through seventeenth.", "March ninth=2017-03-09; seventeenth=2017-03-17"},
      {"Nov 18 2014-Dec 19 2015", "Nov 18 2014=2014-11-18; Dec 19 2015=2015-12-19"},
      {"Its fiscal year begins April one.", "April one=2017-04-01"},
      {"Record March Two Agency", "March Two=2017-03-02"},
      {"It was March twenty one, nineteen ninety.", "March twenty one, nineteen ninety=1990-03-21"},
      {"In March one of them left.", "March=2017-03"},
      {"on 20th of next month", "20th of next month=2017-05-20"},
      {"the third week next year", "third week next year=2018-W03=2018-01-15..2018-01-21"},
      {"the month after the next", "month after the next=2017-06"},
      {"MLK Day, International Workers' Day", "MLK Day=2017-01-16; International Workers' Day=2017-05-01"},
      {"the Orchestra of Christmas Charity", ""},
  };
  check(cases, wednesday);
}

TEST_CASE("long past, and what only sounds like a time") {
  static constexpr Case cases[] = {
      {"a hundred years ago", "a hundred years ago=1917"},
      {"two hundred years ago", "two hundred years ago=1817"},
      {"a year and a half ago", "a year and a half ago=2015-10"},
      {"a year-and-a-half ago", "a year-and-a-half ago=2015-10"},
      {"a while ago, some time ago; long ago", "a while ago=PAST_REF; some time ago=PAST_REF; long ago=PAST_REF"},
      {"not that long ago", ""},
      {"long hours", ""},
      {"In the past it considered this.", "past=PAST_REF"},
      {"in the past presidential race", ""},
      {"It is too soon to tell. As soon as it can.", ""},
      {"hit by the fall in prices", ""},
      {"in the fall, prices rose", "fall=2016-FA=2016-09-01..2016-11-30"},
  };
  check(cases, wednesday);
}

TEST_CASE("reports compare with the same time a year before") {
  static constexpr Case cases[] = {
      {"Profit was 120 in 2016, up from 100 in 2015. Sales fell from 9 the year before.",
       "2016=2016; 2015=2015; year before=2015"},
      {"In the first quarter it earned 2; for the nine months 5, up from 4 a year earlier.",
       "first quarter=2017-Q1=2017-01-01..2017-03-31; a year earlier=2016"},
      {"It earned 2 in the quarter ended March 31, up from 1 a year ago.",
       "quarter=2017-Q1=2017-01-01..2017-03-31; March 31=2017-03-31; a year ago=2016-Q1=2016-01-01..2016-03-31"},
      {"In the first quarter it earned 2, against 1 in the 2016 quarter.",
       "first quarter=2017-Q1=2017-01-01..2017-03-31; 2016 quarter=2016-Q1=2016-01-01..2016-03-31"},
      {"It earned 2 in 2015's fourth quarter.", "2015's fourth quarter=2015-Q4=2015-10-01..2015-12-31"},
      {"in the third and fourth quarters of 2016",
       "third=2016-Q3=2016-07-01..2016-09-30; fourth quarters of 2016=2016-Q4=2016-10-01..2016-12-31"},
      {"Reserves stood at 3 at end-2015.", "end-2015=2015"},
      {"He said that 2015 was better, and put 2016 GDP at 5.", "2015=2015; 2016=2016"},
      {"Analysts were predicting 2018 Acme earnings of 4.", "2018=2018"},
      {"nearly 1985 of them", ""},
      {"In March it rose to 5 from the year-ago month.", "March=2017-03; year-ago month=2016-03"},
      {"below that of the year ago period", "year ago period=2016"},
      {"In the first quarter it rose, more than in the first quarter of last year. For the quarter, interest fell.",
       "first quarter=2017-Q1=2017-01-01..2017-03-31; first quarter of last year=2016-Q1=2016-01-01..2016-03-31; "
       "quarter=2017-Q1=2017-01-01..2017-03-31"},
      {"less than in the prior fiscal year, and prior to the year", "prior fiscal year=2016"},
      {"in May 2015, after the record in March of that year", "May 2015=2015-05; March of that year=2015-03"},
      {"pre-1990 and post-2008 cars", "1990=1990; 2008=2008"},
  };
  check(cases, wednesday);
}

TEST_CASE("the quarter before, told in January") {
  static constexpr Case cases[] = {
      {"In the fourth quarter it earned 2, up from 1 in the year-ago quarter.",
       "fourth quarter=2016-Q4=2016-10-01..2016-12-31; year-ago quarter=2015-Q4=2015-10-01..2015-12-31"},
      {"In the fourth quarter it earned 2, up from 1 in the same quarter a year ago.",
       "fourth quarter=2016-Q4=2016-10-01..2016-12-31; same quarter a year ago=2015-Q4=2015-10-01..2015-12-31"},
      {"In the fourth quarter it earned 2, up from 1 a year ago.",
       "fourth quarter=2016-Q4=2016-10-01..2016-12-31; a year ago=2015-Q4=2015-10-01..2015-12-31"},
      {"In the fourth quarter it earned 2. For the year, it earned 7. It will earn 8 for the year.",
       "fourth quarter=2016-Q4=2016-10-01..2016-12-31; year=2016; year=2017"},
      {"for the year ended Dec. 31, in the year ended Jan. 31, 2016",
       "year=2016; Dec. 31=2016-12-31; year=2015; Jan. 31, 2016=2016-01-31"},
  };
  check(cases, "2017-01-24");
}

TEST_CASE("months and days of lists and ranges") {
  static constexpr Case cases[] = {
      {"exports in January/March", "January=2017-01; March=2017-03"},
      {"during January, March and April", "January=2017-01; March=2017-03; April=2017-04"},
      {"from the 27th to the third of April", "27th=2017-03-27; third of April=2017-04-03"},
      {"It ran from Nov. 1 to Jan. 3.", "Nov. 1=2016-11-01; Jan. 3=2017-01-03"},
      {"open from Feb. 29 to March 3", "Feb. 29=2016-02-29; March 3=2017-03-03"},
      {"In August 2015 and on Dec. 16, raids came.", "August 2015=2015-08; Dec. 16=2015-12-16"},
      {"this May to October 2018", "this May=2017-05; October 2018=2018-10"},
      {"He must return, he said Sunday, or pay by Thursday at the latest.", "Sunday=2017-04-09; Thursday=2017-04-13"},
      {"prices go up as planned on May 1", "May 1=2017-05-01"},
      {"He set a Friday deadline.", "Friday=2017-04-07"},
      {"dinner on a Friday when it rains", "a Friday=XXXX-WXX-5"},
      {"an April vote", "April=2017-04"},
      {"The Sept. 11 attacks, the fair of Sept. 11", "Sept. 11=2001-09-11; Sept. 11=2017-09-11"},
      {"It opened in May 2002, burned in May 2003 and closed in May 2004. Its keeper, born in May 1930, died on Feb. "
       "9.",
       "May 2002=2002-05; May 2003=2003-05; May 2004=2004-05; May 1930=1930-05; Feb. 9=2004-02-09"},
  };
  check(cases, wednesday);
  static constexpr Case in_december[] = {
      {"trade in the January-November period rose", "January=2016-01; November=2016-11"},
      {"over this New Year's, this Christmas", "this New Year=2017-01-01; this Christmas=2016-12-25"},
  };
  check(in_december, "2016-12-10");
}

TEST_CASE("centuries, seasons and years in short") {
  static constexpr Case cases[] = {
      {"in the late 19th and early 20th centuries",
       "late 19th=18=1800-01-01..1899-12-31; early 20th centuries=19=1900-01-01..1999-12-31"},
      {"over two centuries, five centuries", ""},
      {"It will grow over the next decade.", ""},
      {"It opens in the next decade.", "next decade=202=2020-01-01..2029-12-31"},
      {"It opens by late fall, in mid-summer",
       "late fall=2017-FA=2017-09-01..2017-11-30; mid-summer=2017-SU=2017-06-01..2017-08-31"},
      {"In '89 it fell; the class of '68", "'89=1989; '68=1968"},
      {"rock 'n' roll of '20 men", ""},
      {"the post-Sept. 11 world", "Sept. 11=2001-09-11"},
      {"as recently as 2005", "2005=2005"},
      {"in force until at least 2020", "2020=2020"},
      {"in the 1998-2004 period", "1998=1998; 2004=2004"},
  };
  check(cases, wednesday);
}
