# The list of the agency's rooms.
rooms-lead = Rooms of the agency in which sessions are held. A session is in a room when the room's name is its place. Participants see how many seats the room has, whether one can get in without steps, and whether it has an induction loop.
rooms-one = Room
rooms-none = No rooms have been added yet
rooms-none-what = Once a room is on the list, the service warns when a group does not fit into it.
rooms-add = Add a room
rooms-name = Name of the room
rooms-name-hint = The name under which the room is given as the place of a session.
rooms-access-hint = For example: There is a ramp at the yard door. Write about the room only, not about people.
rooms-ahead = Sessions ahead
rooms-use = Use
rooms-in-use = in use
rooms-retired = no longer in use
rooms-retired-hint = The room is no longer offered for sessions. Sessions already planned there stay, with a warning.
rooms-leave = Back to the rooms
