package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A track as a GPX 1.1 file (topografix.com/GPX/1/1), with heart rate and cadence as Garmin's
 * extension of a track point (version 1).
 */
final class Gpx {

  private static final String GPX = "http://www.topografix.com/GPX/1/1";
  private static final String POINT = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1";

  private final XMLStreamWriter xml;
  private final Track track;

  private Gpx(XMLStreamWriter xml, Track track) {
    this.xml = xml;
    this.track = track;
  }

  static void write(Activity activity, Track track, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      new Gpx(xml, track).write(activity);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("the track could not be written", e);
    }
  }

  private void write(Activity activity) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("gpx");
    xml.writeDefaultNamespace(GPX);
    xml.writeNamespace("gpxtpx", POINT);
    xml.writeAttribute("version", "1.1");
    xml.writeAttribute("creator", "personal-metrics");
    xml.writeStartElement("metadata");
    text("time", activity.at().toString());
    xml.writeEndElement();
    xml.writeStartElement("trk");
    text("name", printable(activity.name()));
    text("type", activity.sport().id());
    xml.writeStartElement("trkseg");
    for (int i = 0; i < track.size(); i++) {
      point(activity, i);
    }
    xml.writeEndDocument();
  }

  private void point(Activity activity, int i) throws XMLStreamException {
    double latitude = track.value(Channel.LATITUDE, i);
    double longitude = track.value(Channel.LONGITUDE, i);
    if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
      return;
    }
    xml.writeStartElement("trkpt");
    xml.writeAttribute("lat", plain(latitude, 7));
    // The format ends before 180.
    xml.writeAttribute("lon", plain(longitude == 180 ? -180 : longitude, 7));
    double altitude = track.value(Channel.ALTITUDE, i);
    if (!Double.isNaN(altitude)) {
      text("ele", plain(altitude, 2));
    }
    text("time", activity.at().plusMillis(track.millis(i)).toString());
    beats(i);
    xml.writeEndElement();
  }

  private void beats(int i) throws XMLStreamException {
    double heartRate = track.value(Channel.HEART_RATE, i);
    double cadence = track.value(Channel.CADENCE, i);
    if (Double.isNaN(heartRate) && Double.isNaN(cadence)) {
      return;
    }
    xml.writeStartElement("extensions");
    xml.writeStartElement(POINT, "TrackPointExtension");
    if (!Double.isNaN(heartRate)) {
      extension("hr", heartRate);
    }
    if (!Double.isNaN(cadence)) {
      extension("cad", cadence);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void extension(String name, double value) throws XMLStreamException {
    xml.writeStartElement(POINT, name);
    xml.writeCharacters(plain(value, 0));
    xml.writeEndElement();
  }

  private void text(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static String plain(double value, int digits) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
    BigDecimal plain = rounded.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }

  /** Without what XML has no way to write. */
  private static String printable(String text) {
    return text.codePoints()
        .filter(it -> it >= 0x20 && !(it >= 0xD800 && it <= 0xDFFF) && it != 0xFFFE && it != 0xFFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
