"""The taxonomy as text: code | name (id) | name (en) | KBLI 2020 | words, the misspelt ones too.

A word with a blank is a phrase. A word that ends with * stands for all words that begin so.
"""

CRAFTS = """
batik            | Batik                        | Batik                     | 13134 | batik, membatik, pembatik, batik tulis dan cap, kemeja batik, daster batik, sarung batik
batik.tulis      | Batik tulis                  | Hand-drawn batik          | 13134 | batik tulis, tulis halus
batik.cap        | Batik cap                    | Stamped batik             | 13134 | batik cap, batik stempel
batik.kombinasi  | Batik kombinasi              | Combined batik            | 13134 | batik kombinasi, batik tulis cap, batik tulis dan cap, batik cap tulis, batik cap dan tulis
batik.printing   | Batik printing               | Printed batik pattern     | 13133 | batik printing, batik print, batik sablon, tekstil motif batik
batik.kayu       | Batik kayu                   | Batik on wood             | 16293 | batik kayu, kayu batik
batik.canting    | Canting dan alat batik       | Batik tools               |       | canting, canting cap, cap batik, canting batik, alat batik, wajan batik, malam batik
ecoprint         | Ecoprint                     | Ecoprint                  |       | ecoprint, eco print, eco-print, ekoprint, botanical print, syal ecoprint
ikat-celup       | Ikat celup                   | Tie-dye                   |       | ikat celup, tie dye, tiedye, shibori
ikat-celup.jumputan | Jumputan                  | Jumputan                  |       | jumputan, jumput, kain jumputan, jumutan
ikat-celup.sasirangan | Sasirangan              | Sasirangan                |       | sasirangan
tenun            | Tenun                        | Weaving                   | 13121 | tenun, tenunan, menenun, penenun, tenun troso, troso, kain tenun, sarung tenun, songket, ulos, tenun gedog, pertenunan
tenun.ikat       | Tenun ikat                   | Ikat weaving              | 13122 | tenun ikat, kain ikat, kain tenun ikat, ikat troso
tenun.lurik      | Lurik                        | Lurik weaving             | 13121 | lurik, tenun lurik
tenun.atbm       | Tenun ATBM                   | Handloom weaving          | 13121 | atbm, tenun atbm, sarung atbm, sarung tenun atbm, alat tenun bukan mesin
tenun.songket    | Songket                      | Songket                   | 13121 | songket, tenun songket
tenun.ulos       | Ulos                         | Ulos                      | 13121 | ulos
anyaman          | Anyaman                      | Basketry                  |       | anyaman, anyamn, anyam, menganyam, penganyam, tas anyaman, tikar, besek, kepang, tampah
anyaman.bambu    | Anyaman bambu                | Bamboo basketry           | 16291 | anyaman bambu, kerajinan bambu, bambu, besek, tampah, kap lampu bambu
anyaman.rotan    | Anyaman rotan                | Rattan basketry           | 16291 | anyaman rotan, rotan, kerajinan rotan
anyaman.eceng-gondok | Eceng gondok             | Water hyacinth            | 16299 | eceng gondok, enceng gondok, eceng, enceng
anyaman.mendong  | Mendong                      | Mendong reed              | 16299 | mendong, tikar mendong
anyaman.pandan   | Pandan                       | Pandanus                  | 16299 | anyaman pandan, pandan, tas pandan
anyaman.agel     | Serat agel                   | Agel fibre                | 16299 | agel, serat agel, anyaman agel, tas agel
anyaman.akar-wangi | Akar wangi                 | Vetiver                   | 16299 | akar wangi
anyaman.lidi     | Lidi                         | Palm rib                  | 16299 | lidi, piring lidi, sapu lidi
anyaman.serat-alam | Serat alam lain            | Other natural fibre       | 16299 | serat alam, serat nanas, serat pisang, pelepah pisang, rami, purun, lontar, rosella, goni
kayu             | Kerajinan kayu               | Wood craft                | 16293 | kerajinan kayu, kriya kayu, kayu, handicraft kayu, souvenir kayu, bubut kayu
kayu.ukir        | Ukir kayu                    | Wood carving              | 16293 | ukir, ukiran, ukir kayu, ukiran kayu, mengukir, relief, kaligrafi kayu, patung kayu, pahat
kayu.topeng      | Topeng kayu                  | Wooden masks              | 16293 | topeng, topeng kayu, topeng batik
kayu.wayang      | Wayang                       | Wayang puppets            | 16293 | wayang, wayang golek, wayang kulit, wayang klitik
kayu.mainan      | Mainan kayu                  | Wooden toys               | 32402 | mainan kayu, mainan edukatif, ape
mebel            | Mebel                        | Furniture                 | 31001 | mebel, meubel, mebeler, mebelair, meubelair, furniture, furnitur, lemari, meja, kursi, kusen, kitchen set
mebel.kayu       | Mebel kayu                   | Wooden furniture          | 31001 | mebel kayu, meubel kayu, furnitur dari kayu, furnitur kayu, lemari, kursi kayu, meja kayu, kusen
mebel.rotan      | Mebel rotan dan bambu        | Rattan, bamboo furniture  | 31002 | mebel rotan, kursi rotan, furnitur rotan, meubel rotan, mebel bambu, kursi bambu
kulit            | Kulit                        | Leather                   | 15121 | kulit, kerajinan kulit, dompet kulit, tas kulit, ikat pinggang, sabuk kulit, jaket kulit
kulit.alas-kaki  | Alas kaki                    | Footwear                  |       | alas kaki, sepatu, sandal, selop, kelom
kulit.tatah-sungging | Tatah sungging           | Perforated leather        |       | tatah sungging, tatah
logam            | Kerajinan logam              | Metal craft               |       | kerajinan logam, kuningan, tembaga, cor kuningan, ukir logam, ukir tembaga, perunggu, gamelan
logam.perak      | Perak                        | Silver                    | 32112 | perak, perhiasan perak, kerajinan perak
logam.perhiasan  | Perhiasan                    | Jewellery                 | 32112 | perhiasan, emas, perhiasan dari logam mulia, cincin, liontin
logam.keris      | Keris dan pusaka             | Keris                     |       | keris, pusaka, tosan aji, warangka
batu             | Batu                         | Stone                     |       | kerajinan batu, batu alam, pahat batu, ukir batu, batu ornamen, ornamen batu, batu hias, marmer, patung batu, cobek
batu.mulia       | Batu mulia                   | Gemstone                  |       | batu mulia, batu akik, akik, permata
gerabah          | Gerabah dan keramik          | Pottery and ceramics      | 23932 | gerabah, keramik, tembikar, vas gerabah, teko gerabah, terakota, terracotta, pottery, kendi
gerabah.keramik  | Keramik                      | Ceramics                  | 23932 | keramik, keramik hias
bordir           | Bordir dan sulam             | Embroidery                | 13912 | bordir, bordiran, sulam, sulaman, kain sulaman, kerudung bordir, border, kruistik, sulam pita, payet
rajut            | Rajut                        | Knitting and crochet      | 13924 | rajut, rajutan, merajut, crochet, makrame, macrame
perca            | Kain perca                   | Patchwork                 |       | kain perca, perca, patchwork, quilt
aksesori         | Aksesori dan manik           | Accessories and beads     |       | aksesoris, aksesori, asesoris, accessories, bros, gelang, kalung, hiasan jilbab
aksesori.manik   | Manik-manik                  | Beads                     |       | manik, manik-manik, manik - manik, manik2, monte, mote
tulang           | Tulang, tanduk, tempurung    | Bone, horn, shell of coconut |    | tulang, tanduk, tempurung, batok, batok kelapa, kerajinan tanduk
kerang           | Kerang                       | Seashell                  |       | kerang, kerajinan kerang, mutiara
kaca             | Kaca                         | Glass                     | 23121 | kerajinan kaca, kaca patri, lukis kaca, kaca hias, mozaik, gelas hias
kertas           | Kertas                       | Paper                     |       | kerajinan kertas, kertas seni, paper craft, papercraft, quilling, kertas daur ulang
daur-ulang       | Daur ulang                   | Upcycling                 |       | daur ulang, recycle, limbah, bank sampah, koran bekas, plastik bekas, upcycle
lukis            | Lukis                        | Painting                  |       | lukis, lukisan, melukis, kaligrafi, lukis kain
sablon           | Sablon                       | Screen printing           | 13133 | sablon, stiker, cetak sablon, sablon kaos
bunga            | Bunga dan hantaran           | Flowers, wedding gifts    |       | bunga kering, bunga kertas, hantaran, mahar, bouquet, buket, janur, bunga plastik, seserahan
lilin            | Lilin dan resin              | Candles and resin         |       | lilin hias, lilin aroma, resin, lilin, dupa
kerajinan        | Kerajinan lain               | Other crafts              | 32903 | kerajinan, kerajinan tangan, handycraft, handicraft, kriya, souvenir, suvenir, cinderamata, hiasan dinding, kerajinan ytdl, aneka kerajinan, hiasan, miniatur
"""

TRADES = """
sandang          | Sandang                      | Clothing                  | 14111 | sandang, pakaian, busana, garmen, garment, fashion, fesyen, baju, pakaian jadi, pakaian wanita, daster, jilbab, hijab, kerudung, mukena, sarung, kaos, seragam
sandang.konveksi | Konveksi                     | Garment making            | 14111 | konveksi, konfeksi, garmen
sandang.jahit    | Penjahit                     | Tailoring                 | 14120 | penjahit, menjahit, jahit, tailor, modiste, penjahitan, taylor, permak
sandang.sarung   | Sarung                       | Sarongs                   |       | sarung, sarung palekat
makanan          | Makanan                      | Food                      |       | makanan, pangan, makanan ringan, kuliner, camilan, snack, cemilan, masakan, sambal, bumbu, abon, tahu, tempe, mie, bakso, ikan asap, bandeng, telur asin, terasi, megono, dapur, makanan dan minuman, olahan ikan, gula, kecap
makanan.kue      | Roti dan kue                 | Bread and cakes           | 10710 | roti, kue, bakery, kue kering, kue basah, bolu, brownies, donat, cake, produk roti dan kue, jajan pasar
makanan.keripik  | Keripik dan kerupuk          | Chips and crackers        | 10794 | keripik, kripik, kerupuk, krupuk, peyek, rempeyek, rengginang, emping, opak, keripik tempe
makanan.katering | Katering                     | Catering                  |       | katering, catering, terima pesanan makanan, nasi kotak, nasi box
makanan.warung   | Warung makan                 | Food stalls               |       | warung makan, rumah makan, restoran, kantin, kedai, kafe, cafe, lesehan, angkringan, menjual makanan
minuman          | Minuman                      | Drinks                    |       | minuman, wedang, wedangan, sirup, syrup, jus, es, menjual minuman, susu, limun
minuman.jamu     | Jamu                         | Herbal drinks             |       | jamu, jamu gendong, herbal, obat tradisional, empon-empon
minuman.kopi     | Kopi dan teh                 | Coffee and tea            |       | kopi, kopi bubuk, teh, kedai kopi, coffee
minuman.air      | Air minum                    | Drinking water            | 11050 | air minum, air mineral, amdk, depo air, depot air, isi ulang, air minum dan air mineral
kimia            | Kimia                        | Chemicals                 |       | kimia, kimia dan bahan bangunan, pewarna, pewarna alam, sabun, deterjen, kosmetik, lulur, minyak atsiri, sabun cuci, parfum, pupuk
bangunan         | Bahan bangunan               | Building materials        |       | bahan bangunan, genteng, batu bata, bata, bata merah, batako, paving, gipsum, gypsum, lis gipsum, kapur, semen, barang dari kapur
bangunan.genteng | Genteng dan bata             | Tiles and bricks          |       | genteng, batu bata, bata merah, bata
elektronika      | Elektronika                  | Electronics               |       | elektronika, elektronik, servis elektronik, service elektronik, servis hp, komputer, elektronika/logam
mesin            | Mesin                        | Machinery                 |       | mesin, servis mesin, bubut, suku cadang, servis mesin jahit, alat pertanian, mesin jahit
mesin.bengkel    | Bengkel                      | Repair workshops          | 45201 | bengkel, bengkel motor, reparasi mobil, bengkel mobil, tambal ban, cuci motor, servis motor, reparasi
pengerjaan-logam | Pengerjaan logam             | Metal working             |       | las, alumunium, aluminium, pagar, teralis, tralis, pandai besi, logam, barang dari logam, besi, kanopi, bubut besi, cor logam, baja ringan, senjata dan amunisi
cetak            | Percetakan                   | Printing                  |       | percetakan, fotokopi, undangan, digital printing, offset, advertising, reklame
dagang           | Perdagangan                  | Retail                    |       | toko, kios, warung, kelontong, sembako, dagang, menjual, pedagang, pracangan, kebutuhan sehari hari, bahan pokok, toko kelontong, warung kelontong, kios sembako
dagang.sayur-buah | Sayur dan buah              | Greengrocery              |       | sayur, sayuran, buah, kios buah, kios sayuran, menjual buah, menjual sayuran
dagang.kain      | Pedagang kain                | Cloth trade               |       | kios batik, toko batik, menjual kain, menjual batik, menjual kain batik, toko kain
jasa             | Jasa                         | Services                  |       | jasa, salon, potong rambut, laundry, jasa laundry, binatu, rias, rental, travel, les, kos, kost, rumah kos, kost putri, pijat, foto
tani             | Pertanian dan peternakan     | Farming                   |       | pertanian, ternak, peternakan, budidaya, perikanan, tambak, tanaman, bibit, kebun, perkebunan, nelayan, tanaman hias
"""
