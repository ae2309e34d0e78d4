package io.github.personalmetrics.connectors.sheets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a column of a known name holds; the names are English, French, German and Spanish. */
enum ColumnRole {
  DATE("Date", "day", "jour", "Datum", "Tag", "fecha", "día"),
  SESSION(
      "Session",
      "session name",
      "workout",
      "workout name",
      "workout type",
      "wod",
      "séance",
      "entraînement",
      "Training",
      "Trainingseinheit",
      "sesión",
      "entrenamiento"),
  EXERCISE(
      "Exercise",
      "exercise name",
      "movement",
      "lift",
      "exercice",
      "mouvement",
      "Übung",
      "Uebung",
      "ejercicio",
      "movimiento"),
  /** How many; a column "Set" has the number of the set, which is something else. */
  SETS("Sets", "number of sets", "séries", "nombre de séries", "Sätze", "Saetze", "series"),
  REPS(
      "Reps", "rep", "repetitions", "répétitions", "réps", "Wiederholungen", "Wdh", "repeticiones"),
  WEIGHT("Weight", "load", "poids", "charge", "Gewicht", "peso", "carga"),
  UNIT("Unit", "units", "weight unit", "unité", "Einheit", "unidad"),
  SCORE("Score", "result", "résultat", "Ergebnis", "Wertung", "resultado", "puntuación"),
  NOTES(
      "Notes",
      "note",
      "comment",
      "comments",
      "remarque",
      "remarques",
      "commentaire",
      "commentaires",
      "Notiz",
      "Notizen",
      "Bemerkung",
      "Bemerkungen",
      "Kommentar",
      "notas",
      "nota",
      "comentario",
      "comentarios"),
  WARM_UP(
      "Warm-up",
      "warmup",
      "warm-up set",
      "échauffement",
      "Aufwärmen",
      "Aufwärmsatz",
      "calentamiento");

  private final String title;
  private final Set<String> keys;

  ColumnRole(String title, String... aliases) {
    this.title = title;
    this.keys =
        Stream.concat(Stream.of(title), Arrays.stream(aliases))
            .map(Names::key)
            .collect(Collectors.toUnmodifiableSet());
  }

  String title() {
    return title;
  }

  boolean isTitle(ColumnName header) {
    return Names.key(title).equals(header.key(this));
  }

  /** As in {@code sheets.layout.warm-up}. */
  String setting() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<ColumnRole> all() {
    return List.of(values());
  }

  boolean isNamed(ColumnName header) {
    return keys.contains(header.key(this));
  }
}
