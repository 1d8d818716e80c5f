package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"romukura/desk/sample"
)

// Passphrases that are good where nobody knows their words.
const (
	published = "水道橋でうどんを二杯食べた火曜"
	ofOffice  = "翡翠梟硯墨堂翡翠梟硯墨堂-柿-鳩"
	ofClient  = "瑠璃鳩硝子細工所と瑠璃鳩硝子窓"
	ofMember  = "雲雀野瑪瑙介の雲雀野瑪瑙介-机"
)

// filtered makes a list of breached passwords, of two.
func (d *desktop) filtered(words ...string) {
	d.t.Helper()
	list := d.file("list", "another\n"+published+"\n")
	code, out, errs := call(append([]string{"book", "breached", list}, words...)...)
	if code != 0 || !strings.Contains(out, "2件") {
		d.t.Fatal(code, out, errs)
	}
}

// refusedWith runs a verb that chooses a passphrase, and looks why it is refused.
func refusedWith(t *testing.T, d *desktop, why string, words ...string) {
	t.Helper()
	text := d.do(1, words...)
	if !strings.Contains(text, why) || !strings.Contains(text, "避けてください") {
		t.Errorf("%v: refused without its reason: %s", words[:2], text)
	}
	for _, secret := range []string{published, ofOffice, ofClient, ofMember} {
		if strings.Contains(text, secret) {
			t.Errorf("%v: the answer repeats the passphrase", words[:2])
		}
	}
}

const (
	whyPublished = "流出したパスワードの一覧"
	whyNames     = "事務所・顧問先・人の名前"
)

func TestS20_ABookIsNotMadeWithABreachedPassphraseOrWithNames(t *testing.T) {
	d := &desktop{t: t, dir: t.TempDir()}
	d.filtered("--to", d.path("filter"))
	create := []string{"book", "create", "--owner", "雲雀野　瑪瑙介", "--office", "翡翠梟硯墨堂", "--sheet",
		d.path("sheet.pdf"), "--breached", d.path("filter")}
	for phrase, why := range map[string]string{
		published: whyPublished, ofOffice: whyNames, ofMember: whyNames,
	} {
		d.file("phrase", phrase)
		refusedWith(t, d, why, create...)
		if _, err := os.Stat(d.path("book.romukura")); err == nil {
			t.Fatal("a book was made")
		}
	}
	d.file("phrase", goodPhrase)
	d.file("filter", "no filter at all, but some other file")
	if text := d.do(1, create...); !strings.Contains(text, "流出パスワードの一覧のファイルが読めません") {
		t.Errorf("a broken list is passed over: %s", text)
	}
}

func TestS20_NewPassphrasesOfMembersAreJudgedByAllThatIsKnown(t *testing.T) {
	d := ready(t)
	owner := d.read("phrase")
	profile := sample.Clients()[0]
	profile.Name = "株式会社瑠璃鳩硝子細工所"
	data, err := json.Marshal(setup{Client: profile})
	if err != nil {
		t.Fatal(err)
	}
	change := []string{"book", "passphrase", "--office", "翡翠梟硯墨堂", "--new-passphrase-file",
		d.path("new"), "--breached", d.path("filter")}
	d.filtered("--to", d.path("filter"))
	d.file("new", ofClient)
	d.do(0, change...) // nobody knows the client yet
	d.file("phrase", ofClient)
	d.do(0, "client", "add", d.file("setup.json", string(data)))
	name, _ := sample.Members()
	for phrase, why := range map[string]string{published: whyPublished, ofClient: whyNames,
		ofOffice: whyNames, strings.Repeat(name, 4) + "-柿": whyNames} {
		d.file("new", phrase)
		refusedWith(t, d, why, change...)
	}
	d.file("new", owner)
	d.do(0, change...)
	d.file("phrase", owner)
	d.do(0, "book", "unlock")

	apply := []string{"book", "member", "apply", "--name", "雲雀野　瑪瑙介", "--office", "翡翠梟硯墨堂",
		"--out", d.path("apply.json"), "--breached", d.path("filter")}
	for phrase, why := range map[string]string{
		published: whyPublished, ofOffice: whyNames, ofMember: whyNames,
	} {
		d.file("phrase", phrase)
		refusedWith(t, d, why, apply...)
	}
	if _, err := os.Stat(d.path("apply.json")); err == nil {
		t.Error("an application was made")
	}
}

// TestS20_TheListOfThisDeviceIsUsedWithoutBeingNamed puts it where it belongs.
func TestS20_TheListOfThisDeviceIsUsedWithoutBeingNamed(t *testing.T) {
	d := &desktop{t: t, dir: t.TempDir()}
	t.Setenv("XDG_CONFIG_HOME", d.dir)
	t.Setenv("HOME", d.dir)
	t.Setenv("AppData", d.dir)
	d.filtered()
	d.file("phrase", published)
	refusedWith(t, d, whyPublished, "book", "create", "--owner", "雲雀野　瑪瑙介", "--sheet",
		d.path("sheet.pdf"))
}
