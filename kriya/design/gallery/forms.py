"""Forms of the gallery: one field of each kind."""

from django import forms

from kriya.design.gallery.figures import DISTRICTS


class SpecimenForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Nama usaha", help_text="Seperti tertulis di NIB.")
    email = forms.EmailField(label="Surel", required=False)
    phone = forms.CharField(
        label="Nomor WhatsApp", widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})
    )
    started = forms.DateField(label="Mulai usaha", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    craft = forms.ChoiceField(label="Jenis kerajinan", choices=[("batik", "Batik tulis"), ("tenun", "Tenun ATBM")])
    story = forms.CharField(label="Cerita", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    gender = forms.ChoiceField(
        label="Jenis kelamin pemilik", choices=[("f", "Perempuan"), ("m", "Laki-laki")], widget=forms.RadioSelect
    )
    markets = forms.MultipleChoiceField(
        label="Pasar",
        choices=[("local", "Dalam kota"), ("national", "Nasional"), ("export", "Ekspor")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    papers = forms.MultipleChoiceField(
        label="Surat yang dimiliki", choices=[("nib", "NIB"), ("halal", "Halal"), ("haki", "Merek")], required=False
    )
    photo = forms.FileField(label="Foto karya", required=False, help_text="JPEG atau PNG, paling besar 10 MB.")
    consent = forms.BooleanField(
        label="Nama dan foto saya boleh ditampilkan di halaman umum", help_text="Dapat ditarik kapan saja."
    )
    locked = forms.CharField(label="Kode binaan", initial="PKL-0042", disabled=True, required=False)


class DropForm(forms.Form):
    """A file that is dropped."""

    sheet = forms.FileField(label="Berkas pengrajin", help_text="xlsx, xls, ods, atau csv.")


class FilterForm(forms.Form):
    """A filter bar."""

    q = forms.CharField(
        label="Cari",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama, pemilik, desa"}),
    )
    craft = forms.ChoiceField(
        label="Jenis kerajinan", required=False, choices=[("", "Semua"), ("batik", "Batik tulis"), ("tenun", "Tenun")]
    )
    district = forms.ChoiceField(
        label="Kecamatan", required=False, choices=[("", "Semua"), *((d, d) for d, _ in DISTRICTS)]
    )
    since = forms.DateField(label="Sejak", required=False, widget=forms.DateInput(attrs={"type": "date"}))
