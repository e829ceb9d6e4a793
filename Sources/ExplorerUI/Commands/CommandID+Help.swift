package import Reports

extension CommandID {
  /// A clause that says what it does, for the help screen.
  package func help(in language: Language) -> String {
    switch self {
    case .up: language.text(en: "one row or box up", ja: "1行または1つ上へ動きます")
    case .down: language.text(en: "one row or box down", ja: "1行または1つ下へ動きます")
    case .left:
      language.text(
        en: "folds the row, or goes to what holds it; on the map, to the box on the left",
        ja: "行をたたむか親へ移ります。地図では左の箱へ移ります")
    case .right:
      language.text(
        en: "unfolds the row, or goes into it; on the map, to the box on the right",
        ja: "行を開くか中へ移ります。地図では右の箱へ移ります")
    case .pageUp: language.text(en: "a page up", ja: "1ページ上へ動きます")
    case .pageDown: language.text(en: "a page down", ja: "1ページ下へ動きます")
    case .halfUp: language.text(en: "half a page up", ja: "半ページ上へ動きます")
    case .halfDown: language.text(en: "half a page down", ja: "半ページ下へ動きます")
    case .top: language.text(en: "to the first row", ja: "最初の行へ移ります")
    case .bottom: language.text(en: "to the last row", ja: "最後の行へ移ります")
    case .first:
      language.text(
        en: "to the first hop while a path is shown, else to the first row",
        ja: "経路の表示中は最初のホップへ、それ以外は最初の行へ移ります")
    case .last:
      language.text(
        en: "to the last hop while a path is shown, else to the last row",
        ja: "経路の表示中は最後のホップへ、それ以外は最後の行へ移ります")
    case .open:
      language.text(
        en: "opens or unfolds what the cursor is on; in a list, chooses it",
        ja: "カーソルの対象を開きます。一覧では選びます")
    case .back:
      language.text(
        en: "one level back: closes, clears the filter, then the path",
        ja: "1つ前へ戻ります。閉じる、絞り込みを消す、経路を消すの順です")
    case .close: language.text(en: "closes this screen", ja: "この画面を閉じます")
    case .nextPane: language.text(en: "moves the keys to the next pane", ja: "次の区画へ移ります")
    case .previousPane: language.text(en: "moves the keys to the pane before", ja: "前の区画へ移ります")
    case .showNetwork: language.text(en: "goes to the list of the network", ja: "ネットワークの一覧へ移ります")
    case .showMap: language.text(en: "goes to the map", ja: "地図へ移ります")
    case .showTable:
      language.text(
        en: "goes to the route table of what is chosen",
        ja: "選んだもののルートテーブルへ移ります")
    case .showTrace: language.text(en: "goes to the hops of the path", ja: "経路のホップの一覧へ移ります")
    case .showDetails:
      language.text(
        en: "goes to all that is known of what is chosen",
        ja: "選んだものの詳細へ移ります")
    case .showEndpoints:
      language.text(
        en: "every endpoint: service, state, private DNS, subnets and tables, groups, policy",
        ja: "全エンドポイントのサービス、状態、プライベートDNS、サブネット、ポリシーを一覧にします")
    case .showRouteTables:
      language.text(
        en: "every subnet with its route table: the way out, blackholes, what is not associated",
        ja: "全サブネットのルートテーブルを、出口、ブラックホール、未使用のものとともに一覧にします")
    case .wholeNetwork:
      language.text(
        en: "shows all VPCs, or one alone", ja: "すべてのVPCか、1つのVPCだけかを切り替えます")
    case .undo:
      language.text(
        en: "back to the view before: what was chosen, asked, filtered, changed",
        ja: "選択、質問、絞り込み、変更を1つ前に戻します")
    case .redo: language.text(en: "takes an undo back", ja: "戻したものをやり直します")
    case .zoom:
      language.text(
        en: "gives the pane the whole screen, and back",
        ja: "区画を画面全体に広げます。もう一度で戻します")
    case .narrower:
      language.text(
        en: "moves the border of the left column to the left",
        ja: "左の列を狭くします")
    case .wider:
      language.text(
        en: "moves the border of the left column to the right",
        ja: "左の列を広くします")
    case .source:
      language.text(
        en: "makes the chosen instance or interface the source of the path",
        ja: "選んだインスタンスかインターフェイスを経路の送信元にします")
    case .pickSource:
      language.text(
        en: "lists all that packets can start from",
        ja: "送信元にできるものを一覧から選びます")
    case .destination:
      language.text(
        en: "lists services, instances, the internet; or type any name, address or port",
        ja: "サービス、インスタンス、インターネットから選びます。名前、アドレス、ポートも入力できます")
    case .trace:
      language.text(
        en: "works out the path from the source to the destination and shows it",
        ja: "送信元から宛先までの経路を求めて表示します")
    case .nextHop: language.text(en: "one hop further", ja: "次のホップへ進みます")
    case .previousHop: language.text(en: "one hop back", ja: "前のホップへ戻ります")
    case .play:
      language.text(
        en: "plays the path hop by hop, or stops",
        ja: "経路を1ホップずつ再生します。もう一度で止めます")
    case .slower: language.text(en: "plays more slowly", ja: "再生を遅くします")
    case .faster: language.text(en: "plays faster", ja: "再生を速くします")
    case .wayBack:
      language.text(
        en: "changes between the way there and the way back",
        ja: "行きの経路と戻りの経路を切り替えます")
    case .beyond:
      language.text(
        en: "goes on behind what blocks, to show what else would",
        ja: "遮断された先にあるほかの原因も表示します")
    case .tryFix:
      language.text(
        en: "changes the network that is shown as would help, not AWS; :try lists all ways",
        ja: "対処案の変更を表示中のネットワークに試します。AWSには何もしません。:try で一覧から選べます")
    case .compare:
      language.text(
        en: "keeps the path; with another one there, shows both and what differs",
        ja: "経路を保持します。別の経路があれば、両方と違いを表示します")
    case .jump:
      language.text(
        en: "puts a letter on everything in sight; typing it goes there",
        ja: "画面の各所に文字を付けます。その文字で移動します")
    case .sort:
      language.text(
        en: "sorts the route table: as it is, the longest first, by target",
        ja: "ルートテーブルを並べ替えます: 元の順、長い順、ターゲット順")
    case .sortBackwards:
      language.text(
        en: "the same the other way round",
        ja: "並べ替えの順を逆にします")
    case .lanes:
      language.text(
        en: "changes between the map and four lanes: source, table, gateway, destination",
        ja: "地図と4列のレーン表示を切り替えます")
    case .panUp: language.text(en: "moves the map's window up", ja: "地図を上へずらします")
    case .panDown: language.text(en: "moves the map's window down", ja: "地図を下へずらします")
    case .panLeft: language.text(en: "moves the map's window to the left", ja: "地図を左へずらします")
    case .panRight: language.text(en: "moves the map's window to the right", ja: "地図を右へずらします")
    case .moreDetail: language.text(en: "draws the map in more detail", ja: "地図を詳しく描きます")
    case .lessDetail: language.text(en: "draws the map in less detail", ja: "地図を簡単に描きます")
    case .fit:
      language.text(
        en: "lets the room decide the map's detail again, and centres it",
        ja: "地図の詳しさを大きさに合わせ、位置を戻します")
    case .filter:
      language.text(
        en: "keeps the rows that hold a text; !text those that do not; field:value by field",
        ja: "文字を含む行だけを残します。!文字 は含まない行、項目:値 は項目で選びます")
    case .palette: language.text(en: "runs any command by its name", ja: "名前でコマンドを実行します")
    case .help: language.text(en: "shows what can be done here", ja: "ここでできることを表示します")
    case .findings:
      language.text(
        en: "lists what could not be read, with the place and what to do",
        ja: "読み取れなかったものを、場所と対処とともに一覧にします")
    case .fields:
      language.text(
        en: "what the input itself says of this, read again from its file",
        ja: "入力ファイルを読み直し、元の項目をそのまま表示します")
    case .copy:
      language.text(
        en: "copies the id, the row or the path to the clipboard",
        ja: "ID、行、経路をクリップボードへコピーします")
    case .export:
      language.text(
        en: "writes the path, the table at a glance or else the screen as text into a new file",
        ja: "経路、一覧、または画面を新しいテキストファイルに書き出します")
    case .samples:
      language.text(
        en: "goes to the welcome screen with the samples",
        ja: "見本の一覧へ移ります")
    case .tour:
      language.text(en: "shows you around in six steps", ja: "6つの手順で使い方を案内します")
    case .reload: language.text(en: "reads the input again", ja: "入力を読み直します")
    case .theme: language.text(en: "changes to the next theme", ja: "次の配色に切り替えます")
    case .language: language.text(en: "changes between English and Japanese", ja: "英語と日本語を切り替えます")
    case .mouse:
      language.text(
        en: "turns the mouse on or off; off leaves it to the terminal",
        ja: "マウスの使用を切り替えます")
    case .redraw: language.text(en: "draws the whole screen anew", ja: "画面全体を描き直します")
    case .suspend: language.text(en: "stops the program until fg", ja: "プログラムを中断します")
    case .quit: language.text(en: "leaves the program", ja: "プログラムを終わります")
    case .interrupt: language.text(en: "leaves the program at once", ja: "プログラムをすぐに終わります")
    }
  }
}
