# The last day to answer an offer, in a calendar file.
offer-calendar-summary = Svara på erbjudandet om plats: { $programme }
offer-calendar-what = Du har erbjudits en plats: { $programme }. Svara i Polku senast { $moment }. Om du inte svarar förfaller erbjudandet. { $link }
path-offer-calendar-summary = Svara på erbjudandet om en annan stig: { $programme }
path-offer-calendar-what = Du har erbjudits en annan stig: { $programme }. Svara i Polku senast { $moment }. Om du inte svarar är din ansökan kvar i urvalet som förut. { $link }
