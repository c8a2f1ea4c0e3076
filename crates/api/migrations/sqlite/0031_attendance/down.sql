DROP TABLE attendance_marks;
