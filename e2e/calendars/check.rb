# What icalendar (Ruby) finds in the calendars of a folder, against what it must find.
require "json"
require "stringio"
require "time"

require "icalendar"

# A line that breaks a rule must not be passed over in silence.
Icalendar::Logger.prepend(Module.new do
  def add(severity, message = nil, progname = nil)
    abort "#{message || progname}" if severity >= ::Logger::WARN
  end
end)

def same(what, found, wanted)
  abort "#{what}: found #{found.inspect}, wanted #{wanted.inspect}" unless found == wanted
end

def check(folder, book)
  source = File.read(File.join(folder, book["file"]), encoding: "UTF-8")
  calendars = Icalendar::Parser.new(source, true).parse
  same(book["file"], calendars.length, 1)
  calendar = calendars.first
  same("method", calendar.ip_method.to_s, book["method"])
  same(book["file"], calendar.events.length, book["events"].length)
  book["events"].each do |wanted|
    event = calendar.events.find { |one| one.uid.to_s == wanted["uid"] } or abort "#{book["file"]}: no #{wanted["uid"]}"
    %w[summary description location status].each do |name|
      value = event.send(name)
      same("#{book["file"]}: #{name}", value.nil? ? nil : value.to_s, wanted[name])
    end
    same("organizer", event.organizer.to_s, wanted["organizer"]) if wanted.key?("organizer")
    same("attendee", event.attendee.map(&:to_s), [wanted["attendee"]]) if wanted.key?("attendee")
    { "start" => event.dtstart, "end" => event.dtend }.each do |name, time|
      same("#{book["file"]}: #{name} of #{wanted["uid"]}", time.to_time.utc, Time.parse(wanted[name]).utc)
    end
  end
  book["events"].length
end

folder = ARGV.fetch(0)
books = JSON.parse(File.read(File.join(folder, "expected.json"), encoding: "UTF-8"))
puts "#{books.sum { |book| check(folder, book) }} passed, 0 failed"
