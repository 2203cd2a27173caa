"""Addresses of people: in a council, and the few that the national front has too."""

from django.urls import URLPattern, URLResolver, path

from kriya.accounts.views import codes, devices, factors, home, invitations, links, people

app_name = "accounts"

national: list[URLPattern | URLResolver] = [
    path("beranda/", home.home, name="home"),
    path("akun/sessions/", devices.devices, name="devices"),
    path("akun/sessions/<int:pk>/akhiri/", devices.end, name="end_device"),
    # These two stand before allauth's, under the same address.
    path("akun/2fa/totp/activate/", factors.ActivateApp.as_view(), name="set_up_app"),
    path("akun/2fa/webauthn/add/", factors.AddPasskey.as_view(), name="add_passkey"),
]

_people: list[URLPattern | URLResolver] = [
    path("kelola/orang/", people.people, name="people"),
    path("kelola/orang/undang/", invitations.new, name="invite"),
    path("kelola/orang/undangan/<uuid:pk>/kirim-ulang/", invitations.resend, name="resend_invitation"),
    path("kelola/orang/undangan/<uuid:pk>/tarik/", invitations.take_back, name="withdraw_invitation"),
    path("kelola/orang/pencabutan/urungkan/", people.undo, name="undo_removal"),
    path("kelola/orang/pencabutan/<uuid:pk>/pulihkan/", people.restore, name="restore_role"),
    path("kelola/orang/<int:pk>/", people.person, name="person"),
    path("kelola/orang/<int:pk>/peran/", people.add_role, name="add_role"),
    path("kelola/orang/<int:pk>/peran/<slug:role>/cabut/", people.end_role, name="end_role"),
    path("kelola/orang/<int:pk>/pengaman/", people.forget_factor, name="reset_factor"),
    path("kelola/orang/<int:pk>/keluarkan/", people.remove, name="remove_person"),
]

_makers: list[URLPattern | URLResolver] = [
    path("kelola/kode/", codes.waiting, name="codes"),
    path("kelola/kode/<uuid:pk>/kirim/", codes.relay, name="relay_code"),
    path("akun/telepon/", codes.ask, name="request_code"),
    path("akun/telepon/kode/", codes.enter, name="enter_code"),
    path("kartu/<str:secret>/", links.login_link, name="login_link"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *national,
    *_people,
    *_makers,
    path("undangan/<str:secret>/", invitations.answer, name="invitation"),
]
