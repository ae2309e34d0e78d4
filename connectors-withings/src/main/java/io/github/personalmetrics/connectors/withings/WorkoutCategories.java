package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.domain.Sport;
import java.util.HashMap;
import java.util.Map;

/**
 * Withings' codes of sports. Where Strava has the same sport it has the same name here, so that one
 * session recorded twice is found to be one.
 */
final class WorkoutCategories {

  static final int OTHER = 36;

  private record Category(Sport sport, String words) {}

  /** Code, canonical sport, the provider's words. */
  private static final String TABLE =
      """
      1 walk Walk
      2 run Run
      3 hike Hiking
      4 inline-skate Skating
      5 bmx BMX
      6 ride Bicycling
      7 swim Swimming
      8 surfing Surfing
      9 kitesurf Kitesurfing
      10 windsurf Windsurfing
      11 bodyboard Bodyboard
      12 tennis Tennis
      13 table-tennis Table tennis
      14 squash Squash
      15 badminton Badminton
      16 strength Lift weights
      17 fitness Fitness
      18 elliptical Elliptical
      19 pilates Pilates
      20 basketball Basket-ball
      21 soccer Soccer
      22 football Football
      23 rugby Rugby
      24 volleyball Volley-ball
      25 water-polo Waterpolo
      26 horse-riding Horse riding
      27 golf Golf
      28 yoga Yoga
      29 dance Dancing
      30 boxing Boxing
      31 fencing Fencing
      32 wrestling Wrestling
      33 martial-arts Martial arts
      34 alpine-ski Skiing
      35 snowboard Snowboarding
      36 other Other
      128 no-activity No activity
      187 rowing Rowing
      188 zumba Zumba
      191 baseball Baseball
      192 handball Handball
      193 hockey Hockey
      194 ice-hockey Ice hockey
      195 rock-climbing Climbing
      196 ice-skate Ice skating
      272 multi-sport Multi-sport
      306 walk Indoor walk
      307 run Indoor running
      308 ride Indoor cycling
      455 stand-up-paddling Standup Paddleboarding
      456 padel Padel
      457 gaming Gaming
      490 beach-volleyball Beach volleyball
      491 stair-stepper Stair Stepper
      492 skateboard Skateboarding
      493 parkour Parkour
      494 kayaking Kayaking
      495 canoeing Canoeing
      496 sail Sailing
      497 fishing Fishing
      498 trail-run Trail Running
      499 snowshoe Snowshoeing
      500 paintball Paintball
      501 archery Archery
      502 scuba-diving Scuba Diving
      503 baseball-training Baseball Training
      504 biathlon Biathlon
      505 bocce Bocce
      506 petanque Pétanque
      507 paragliding Paragliding
      508 frisbee Frisbee
      509 skydiving Skydiving
      510 pickleball Pickleball
      511 cornhole Cornhole
      512 dodgeball Dodgeball
      513 ultimate Ultimate
      514 teqball Teqball
      515 wheelchair Pushing a Wheelchair (Running Pace)
      516 wheelchair Pushing a Wheelchair (Walking Pace)
      517 athletics Athletics
      518 track-ride Track Cycling
      519 pentathlon Pentathlon
      520 sport-shooting Sport Shooting
      521 triathlon Triathlon
      522 diving Diving
      523 mountain-bike-ride Mountain Biking
      524 gravel-ride Gravel Biking
      525 e-bike-ride E-Biking
      526 e-mountain-bike-ride E-Mountain Biking
      527 handcycle Handcycling
      528 velomobile Velomobile
      529 backcountry-ski Backcountry Skiing
      530 nordic-ski Nordic Skiing
      531 roller-ski Roller Skiing
      532 racquetball Racquetball
      534 hip-hop Hip Hop
      535 muay-thai Muaythai
      536 taekwondo Taekwondo
      537 judo Judo
      538 trampoline Trampoline
      539 standing-frame Standing Frame
      540 strength Seated Strenght
      541 seated-cardio Seated Cardio
      542 walk Walk With Walker
      543 walk Walk With Cane
      544 breaking Breaking
      545 chores Chores
      546 strength Crossfit
      547 spin-class Spinclass
      548 cricket Cricket
      549 flamenco-dancing Flamenco Dancing
      550 high-intensity-interval-training HIIT
      551 meditation Meditation
      552 stretching Stretching
      553 gardening Yard Work Gardening
      554 cleaning Cleaning
      555 public-speaking Public Speaking
      556 spikeball Spikeball
      557 lacrosse Lacrosse
      558 walk Baby Wearing
      559 walk Dog Walking
      560 breathing-exercises Breathing excercises
      561 balance-drills Balance Drills
      562 walk Pushing a Stroller
      563 walk Toddler Wearing
      564 bowling Bowling
      565 lasertag Lasertag
      566 nordic-walking Nordic Walking
      567 sumo-wrestling Sumo Wrestling
      568 cooking Cooking
      """;

  private static final Map<Integer, Category> CATEGORIES = new HashMap<>();

  static {
    for (String line : TABLE.lines().toList()) {
      String[] columns = line.split(" ", 3);
      CATEGORIES.put(Integer.valueOf(columns[0]), new Category(new Sport(columns[1]), columns[2]));
    }
  }

  private WorkoutCategories() {}

  static Sport sport(int code) {
    Category category = CATEGORIES.get(code);
    return category == null ? Sport.OTHER : category.sport();
  }

  /** A code that nobody has described yet keeps its number. */
  static String words(int code) {
    Category category = CATEGORIES.get(code);
    return category == null ? "category " + code : category.words();
  }
}
