# Before an application is sent: what the supervisor will learn.
supervisor-preview-title = What your supervisor will learn
supervisor-preview-told = When you send the application, your supervisor { $name } is told that you have applied to this programme. They also see how much working time it takes: { $hours }.
supervisor-preview-nobody = The staff register names no supervisor of yours. If one is named later, they see that you have applied to this programme and how much working time it takes.
supervisor-preview-asked = They are asked whether your taking part can be arranged in working time, and can answer until { $date }. You see the answer at once and can reply to it. It has no effect on the selection.
supervisor-preview-never = They see neither your answers nor the outcome of the selection. If you get a place, they see the days and hours of your sessions, but not what they are about. If you withdraw the application, they no longer see that you applied.
