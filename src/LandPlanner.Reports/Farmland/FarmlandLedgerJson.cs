using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Farmland;
using LandPlanner.Reports.Changes;

namespace LandPlanner.Reports.Farmland;

/// <summary>Farmland in and out as JSON: UTF-8, Chinese as it is, areas in m² with two decimals; null where something is not known. Equal ledgers give equal bytes.</summary>
/// <remarks><c>patches</c> are numbers of polygons in the layer of changed polygons; each entry's gross area is their sum.</remarks>
public static class FarmlandLedgerJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(FarmlandLedger ledger)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("before", ledger.Change.Before.Layer);
            json.WriteString("after", ledger.Change.After.Layer);
            WriteDate(json, "from", ledger.From);
            WriteDate(json, "until", ledger.Until);
            WriteList(json, "regimes", ledger.Regimes, WriteRegime);
            WriteList(json, "entries", ledger.Entries, (writer, entry) => WriteEntry(writer, ledger, entry));
            WriteList(json, "accounts", ledger.Accounts, WriteAccount);
            WriteTotals(json, ledger);
            WriteList(json, "notices", ledger.Notices, (writer, notice) =>
            {
                writer.WriteString("zh", notice.Zh);
                writer.WriteString("en", notice.En);
            });
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void WriteRegime(Utf8JsonWriter json, Regime regime)
    {
        json.WriteString("id", regime.Id);
        json.WriteString("titleZh", regime.TitleZh);
        json.WriteString("titleEn", regime.TitleEn);
        WriteDate(json, "from", regime.From);
        json.WriteString("mark", regime.Mark);
        json.WriteString("source", regime.Source);
    }

    private static void WriteEntry(Utf8JsonWriter json, FarmlandLedger ledger, FarmlandEntry entry)
    {
        json.WriteString("village", entry.Village.Name);
        json.WriteString("villageCode", entry.Village.Code);
        json.WriteString("class", ledger.Change.Code(entry.Class));
        json.WriteString("className", ledger.Change.Name(entry.Class));
        json.WriteString("direction", entry.IsLost ? "lost" : "won");
        json.WriteBoolean("withinFarmland", entry.IsWithin);
        json.WriteString("kind", LandPlanner.Changes.ChangeKinds.Word(entry.Kind));
        if (entry.Year is { } year)
            json.WriteNumber("year", year);
        else
            json.WriteNull("year");
        json.WriteString("regime", entry.Regime?.Id);
        WriteArea(json, "grossSquareMetres", entry.Gross);
        WriteArea(json, "netSquareMetres", entry.Net);
        WriteArea(json, "onBasicFarmlandSquareMetres", entry.OnBasic);
        WriteArea(json, "approvedSquareMetres", entry.Approved);
        WriteArea(json, "notApprovedSquareMetres", entry.NotApproved);
        WriteArea(json, "sliverSquareMetres", entry.Slivers);
        WriteNumbers(json, entry.Patches);
    }

    private static void WriteAccount(Utf8JsonWriter json, AccountBalance balance)
    {
        json.WriteString("regime", balance.Regime.Id);
        json.WriteString("account", balance.Account.Id);
        json.WriteString("mark", balance.Account.Mark);
        json.WriteString("village", balance.Village?.Name);
        json.WriteString("class", balance.Class);
        WriteSide(json, "lost", balance.Lost);
        WriteSide(json, "won", balance.Won);
        if (balance.IsMet is { } isMet)
            json.WriteBoolean("met", isMet);
        else
            json.WriteNull("met");
    }

    private static void WriteSide(Utf8JsonWriter json, string name, AccountSide side)
    {
        json.WriteStartObject(name);
        WriteArea(json, "settledSquareMetres", side.Settled);
        WriteArea(json, "openSquareMetres", side.Open);
        WriteNumbers(json, side.Patches);
        json.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter json, FarmlandLedger ledger)
    {
        json.WriteStartObject("totals");
        WriteArea(json, "lostGrossSquareMetres", ledger.Sum(isLost: true, entry => entry.Gross));
        WriteArea(json, "lostNetSquareMetres", ledger.Sum(isLost: true, entry => entry.Net));
        WriteArea(json, "wonGrossSquareMetres", ledger.Sum(isLost: false, entry => entry.Gross));
        WriteArea(json, "wonNetSquareMetres", ledger.Sum(isLost: false, entry => entry.Net));
        WriteArea(json, "netChangeSquareMetres", ledger.NetChange);
        WriteArea(json, "lostNotDrawnSquareMetres", ledger.LostNotDrawn);
        WriteArea(json, "wonNotDrawnSquareMetres", ledger.WonNotDrawn);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray("patches");
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateOnly date) => json.WriteString(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void WriteArea(Utf8JsonWriter json, string name, Area? area)
    {
        if (area is { } known)
            json.WriteNumber(name, new decimal(known.Hundredths) / 100m);
        else
            json.WriteNull(name);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
