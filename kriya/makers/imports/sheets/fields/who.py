"""Who a maker is and where: the first fields of a register, with the words councils head them with."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from kriya.makers.imports.sheets.fields.field import Field

WHO: Final = (
    Field("no", _("Nomor urut"), "no, no urut, nomor urut, #, urut, row", "running"),
    Field(
        "name",
        _("Nama usaha"),
        "nama usaha, nama perusahaan, nama industri, nama ikm, nama umkm, nama ukm, nama ikm umkm, nama umkm "
        "ikm, nama toko, nama sanggar, nama galeri, nama gerai, nama kios, nama workshop, nama studio, nama "
        "unit usaha, nama badan usaha, nama bisnis, nama usaha merek, merek usaha, nama kerajinan, nama "
        "industri perusahaan, business name, company name, company, shop name, business, maker, maker name, umkm "
        "name, store name, nama warung, nama outlet, nama lapak ~ nama, name, "
        "usaha, perusahaan, umkm, ikm, ukm, store, outlet, nama perajin, nama pelaku usaha, nama anggota, brand "
        "name, anggota, usaha yang dimiliki, usaha yang dijalankan, usaha yang ditekuni, "
        "asal usaha, asal umkm, asal usaha umkm, asal ikm",
        "text",
    ),
    Field(
        "owner",
        _("Nama pemilik"),
        "nama pemilik, pemilik, nama pemilik usaha, nama pengusaha, pengusaha, nama pengelola, nama pimpinan, "
        "pimpinan, penanggung jawab, nama penanggung jawab, kontak person, contact person, nama kontak, nama "
        "perajin, perajin, pelaku usaha, nama pelaku usaha, nama pelaku ekraf, pelaku ekraf, nama pelaku ekonomi "
        "kreatif, "
        "pelaku ekonomi kreatif, nama lengkap, nama lengkap pemilik, nama anggota, nama "
        "ketua, ketua, ketua kelompok, nama kepala keluarga, kepala keluarga, "
        "owner, owner name, proprietor, nama pemilik pengelola, nama "
        "direktur, nama user, nama debitur, nama nasabah, nama peserta, nama pendaftar, nama responden, nama warga, "
        "nama warga binaan, warga binaan, nama binaan, nama penerima, nama penerima bantuan, "
        "penerima bantuan, pic, nama pic ~ nama, name",
        "text",
    ),
    Field(
        "name_owner",
        _("Nama usaha dan pemilik"),
        "nama usaha pemilik, nama usaha dan pemilik, nama usaha nama pemilik, nama usaha dan nama pemilik, nama "
        "usaha pengusaha, nama perusahaan pemilik, nama perusahaan dan pemilik, nama perusahaan nama pemilik, nama "
        "perusahaan pengusaha, nama perusahaan pimpinan, nama ikm pemilik, nama ikm nama pemilik, nama umkm "
        "pemilik, nama umkm nama pemilik, nama ukm pemilik, nama industri pemilik, usaha pemilik, usaha dan "
        "pemilik, pemilik dan usaha, pemilik nama usaha, nama pemilik nama usaha, nama pemilik dan usaha, nama "
        "pemilik dan nama usaha, nama pemilik nama perusahaan, nama pemilik perusahaan, nama pengusaha perusahaan, "
        "nama perajin usaha, nama perajin dan usaha, nama perajin nama usaha, nama perajin dan nama usaha, nama usaha "
        "perajin, nama usaha dan perajin, nama usaha nama perajin, nama usaha dan nama perajin, "
        "business and owner, business owner",
        "two_names",
    ),
    Field(
        "name_address",
        _("Nama usaha dan alamat"),
        "nama alamat, nama dan alamat, nama usaha alamat, nama usaha dan alamat, nama perusahaan alamat, nama "
        "perusahaan dan alamat, nama umkm alamat, nama ikm alamat, nama ikm dan alamat, nama perajin alamat, nama "
        "perajin dan alamat, nama pemilik alamat, nama usaha dan alamat usaha, name and address",
    ),
    Field(
        "gender",
        _("Jenis kelamin"),
        "jenis kelamin, kelamin, l p, lp, gender, sex, jenis kelamin pemilik",
        "gender",
    ),
    Field(
        "birth_year",
        _("Tahun lahir"),
        "tahun lahir, tanggal lahir, tempat tanggal lahir, ttl, birth year, year of birth, date of birth, birth date",
        "year_or_date",
    ),
    Field(
        "nik",
        _("NIK"),
        "nik, no nik, nik pemilik, nomor induk kependudukan, national id, id card number, no nik pemilik, no id, no "
        "identitas, no identitas user, no identitas pemilik",
        "nik",
    ),
    Field(
        "phone",
        _("Telepon"),
        "telepon, no telepon, hp, no hp, telepon fax, telepon hp, no telepon hp, hp telepon, kontak, no kontak, "
        "hp whatsapp, no hp whatsapp, telepon whatsapp, phone, phone number, mobile, mobile number, contact "
        "number, cp, nomor yang bisa dihubungi, no hp pemilik, telepon seluler ~ contact, fax",
        "phone",
        many=True,
    ),
    Field("whatsapp", _("WhatsApp"), "whatsapp, no whatsapp, whatsapp number, whatsapp aktif", "phone"),
    Field("email", _("Surel"), "email, surel, alamat email, email address, alamat surel", "email"),
    Field(
        "address",
        _("Alamat (jalan)"),
        "alamat, jalan, alamat usaha, alamat jalan, alamat perusahaan, alamat industri, alamat produksi, address, "
        "street, street address, alamat tempat usaha, lokasi usaha, alamat toko, "
        "alamat dan no hp, alamat no hp, alamat dan telepon, alamat telepon, alamat dan no telepon, alamat no telepon, "
        "jalan rt rw, dusun rt rw, alamat rt rw, business address ~ lokasi, rt rw, alamat pemilik, alamat rumah, "
        "domisili, alamat domisili, alamat pemilik usaha, home address",
        "text",
    ),
    Field(
        "hamlet",
        _("Dusun/lingkungan"),
        "dusun, padukuhan, pedukuhan, dukuh, lingkungan, nama dusun, nama padukuhan, alamat dusun, hamlet",
        "text",
    ),
    Field("rt_rw", _("RT/RW"), "rt rw, rt, rw, alamat rt, alamat rw", "rt_rw", many=True),
    Field(
        "village",
        _("Desa/kelurahan"),
        "desa, kelurahan, desa kelurahan, kelurahan desa, kalurahan, village, nama desa, nama kelurahan, gampong, "
        "nagari, alamat desa, alamat kelurahan, ward, urban village, pekon, kampung ~ kode desa, kode kelurahan, kode "
        "desa kelurahan, kode kalurahan, kode wilayah, kode wilayah desa",
        "village_place",
    ),
    Field(
        "district",
        _("Kecamatan"),
        "kecamatan, kapanewon, kemantren, distrik, nama kecamatan, subdistrict, sub district, alamat kecamatan, "
        "kapanewon kemantren ~ district, kode kecamatan, kode kapanewon, kode wilayah kecamatan",
        "district_place",
    ),
    Field(
        "regency",
        _("Kabupaten/kota"),
        "kabupaten, kota, kabupaten kota, kota kabupaten, regency, city, nama kabupaten ~ wilayah, daerah, "
        "regency city",
        "text",
    ),
    Field("postal_code", _("Kode pos"), "kode pos, kodepos, postal code, postcode, zip, zip code", "postal"),
    Field(
        "full_address",
        _("Alamat lengkap"),
        "alamat lengkap, full address, alamat lengkap usaha, complete address",
        "address",
    ),
    Field(
        "latitude",
        _("Lintang"),
        "lat, latitude, lintang, garis lintang, koordinat lintang, titik koordinat lintang, y",
        "lat",
    ),
    Field(
        "coordinates",
        _("Titik koordinat"),
        "koordinat, titik koordinat, koordinat lokasi, koordinat usaha, koordinat tempat usaha, titik lokasi, lat "
        "long, latlong, lat lng, lat lon, latitude longitude, lintang bujur, koordinat gps, titik gps, gps, geotag, "
        "coordinates, gps coordinates",
        "point",
    ),
    Field("longitude", _("Bujur"), "lng, lon, long, longitude, bujur, garis bujur, koordinat bujur, x", "lng"),
)
