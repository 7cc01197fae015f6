using System.Globalization;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Farmland;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Ledgers;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads the tables of <c>data/farmland</c>.</summary>
internal static class FarmlandTablesReader
{
    private static readonly string[] Marks = ["S", "K-h", "K-m", "K-l", "report"];

    private static readonly Dictionary<string, ChangeKind> Flows =
        Enum.GetValues<ChangeKind>().Where(kind => kind.IsOutflow() || kind.IsInflow()).ToDictionary(kind => kind.Word(), StringComparer.Ordinal);

    private static readonly Dictionary<string, CropKind> CropKinds = Enum.GetValues<CropKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <exception cref="TableException">A table is missing or wrong.</exception>
    public static FarmlandTables Read(string folder, LedgerForms ledgers, LandClassTables classes, RoleTable roles)
    {
        var plots = YamlTable.Read(Path.Combine(folder, "plots.yaml"));
        return new(
            Abandonment(YamlTable.Read(Path.Combine(folder, "abandonment.yaml")), ledgers.Get("abandoned-plot")), Plots(plots), Sources(plots, roles),
            Crops(Path.Combine(folder, "crops.csv"), classes), Targets(YamlTable.Read(Path.Combine(folder, "targets.yaml"))),
            Regimes(YamlTable.Read(Path.Combine(folder, "regimes.yaml"))), Columns(YamlTable.Read(Path.Combine(folder, "entry-columns.yaml")), ledgers.Get("sown-crop")));
    }

    private static AbandonmentTable Abandonment(YamlTable yaml, LedgerForm form)
    {
        yaml.AllowKeys(yaml.Root, "bands", "seasons", "untilled", "causes");
        var node = yaml.Required(yaml.Root, "bands");
        var bands = yaml.Items(node).Select(band => Band(yaml, band)).ToList();
        if (bands.Count == 0 || bands[0].Years != 0 || bands.Zip(bands.Skip(1)).Any(pair => pair.First.Years >= pair.Second.Years))
            throw yaml.Wrong(node, "the years of the bands must begin with 0 and grow.");
        var untilled = yaml.Required(yaml.Root, "untilled");
        yaml.AllowKeys(untilled, "codes", "mark");
        Mark(yaml, untilled);
        var causes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (cause, words) in yaml.Entries(yaml.Required(yaml.Root, "causes")))
        {
            RequireChoice(yaml, words, form.Get("cause"), cause);
            foreach (var word in yaml.Texts(words))
                causes[word] = cause;
        }

        return new(
            bands, [.. yaml.Entries(yaml.Required(yaml.Root, "seasons")).Select(entry => Season(yaml, entry.Key, entry.Value, form.Get("since_season")))],
            yaml.Texts(yaml.Required(untilled, "codes")), causes);
    }

    private static AbandonmentBand Band(YamlTable yaml, YamlNode node)
    {
        yaml.AllowKeys(node, "id", "years", "title", "mark", "laws", "onBasicFarmland");
        var (zh, en) = Title(yaml, node);
        return new(
            yaml.Text(yaml.Required(node, "id")), Whole(yaml, yaml.Required(node, "years")), zh, en, Laws(yaml, yaml.Optional(node, "laws")), Laws(yaml, yaml.Optional(node, "onBasicFarmland")), Mark(yaml, node));
    }

    private static List<LegalBasis> Laws(YamlTable yaml, YamlNode? list) => list is null ? [] : [.. yaml.Items(list).Select(node =>
    {
        yaml.AllowKeys(node, "law", "article", "text", "mark");
        return new LegalBasis(yaml.Text(yaml.Required(node, "law")), yaml.Text(yaml.Required(node, "article")), yaml.Text(yaml.Required(node, "text")), Mark(yaml, node));
    })];

    private static FarmingSeason Season(YamlTable yaml, string id, YamlNode node, LedgerField field)
    {
        yaml.AllowKeys(node, "begins", "word", "mark");
        RequireChoice(yaml, node, field, id);
        Mark(yaml, node);
        var begins = yaml.Required(node, "begins");
        return DateOnly.TryParseExact("2001-" + yaml.Text(begins), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(id, yaml.Text(yaml.Required(node, "word")), day.Month, day.Day)
            : throw yaml.Wrong(begins, $"'{yaml.Text(begins)}' is no day of any year; write it like 03-01.");
    }

    private static PlotShares Plots(YamlTable yaml)
    {
        yaml.AllowKeys(yaml.Root, "touching", "same", "sources");
        var (touching, same) = (Share(yaml, yaml.Required(yaml.Root, "touching")), Share(yaml, yaml.Required(yaml.Root, "same")));
        return touching < same ? new(touching, same) : throw yaml.Wrong(yaml.Root, "'touching' must be less than 'same'.");
    }

    private static List<LayerRole> Sources(YamlTable yaml, RoleTable roles) => [.. yaml.Items(yaml.Required(yaml.Root, "sources")).Select(node =>
        roles.Roles.FirstOrDefault(known => known.Role.Name == yaml.Text(node))?.Role ?? throw yaml.Wrong(node, $"there is no role '{yaml.Text(node)}' in roles.yaml."))];

    private static CropTable Crops(string path, LandClassTables classes)
    {
        var crops = new List<Crop>();
        foreach (var row in CsvTable.Read(path, "code", "title_zh", "title_en", "kind", "planting", "mark", "source"))
        {
            var crop = new Crop(
                row.Text(0), row.Text(1), row.Text(2), CropKinds.TryGetValue(row.Text(3), out var kind) ? kind : throw row.Wrong($"the kind '{row.Text(3)}' is none of {string.Join(", ", CropKinds.Keys)}."),
                row.List(4), row.Confidence(5), row.Text(6));
            if (crops.Any(other => other.Code == crop.Code || other.Plantings.Intersect(crop.Plantings).Any()))
                throw row.Wrong($"the crop '{crop.Code}', or its planting attribute, is there twice.");
            if (crop.Plantings.FirstOrDefault(planting => classes.Codes("ZZSXDM")?.Find(planting) is null) is { } unknown)
                throw row.Wrong($"the planting attribute '{unknown}' is not in land-classes/codes.csv.");
            crops.Add(crop);
        }

        return new(crops);
    }

    private static List<SowingTarget> Targets(YamlTable yaml)
    {
        yaml.AllowKeys(yaml.Root, "targets");
        var targets = new List<SowingTarget>();
        foreach (var node in yaml.Items(yaml.Required(yaml.Root, "targets")))
        {
            yaml.AllowKeys(node, "year", "kind", "mu", "mark", "source");
            var (kind, mu) = (yaml.Required(node, "kind"), yaml.Required(node, "mu"));
            var target = new SowingTarget(
                Whole(yaml, yaml.Required(node, "year")), CropKinds.TryGetValue(yaml.Text(kind), out var known) && known != CropKind.None ? known : throw yaml.Wrong(kind, $"'{yaml.Text(kind)}' is no kind of crop that is sown."),
                decimal.TryParse(yaml.Text(mu), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw yaml.Wrong(mu, $"'{yaml.Text(mu)}' is no area in mu."),
                Mark(yaml, node), yaml.Text(yaml.Required(node, "source")));
            if (targets.Any(other => (other.Year, other.Kind) == (target.Year, target.Kind)))
                throw yaml.Wrong(node, "the year has a target of this kind already.");
            targets.Add(target);
        }

        return targets;
    }

    private static RegimeTable Regimes(YamlTable yaml)
    {
        yaml.AllowKeys(yaml.Root, "regimes");
        var regimes = new List<Regime>();
        foreach (var node in yaml.Items(yaml.Required(yaml.Root, "regimes")))
        {
            yaml.AllowKeys(node, "id", "title", "from", "mark", "source", "accounts");
            var ((zh, en), from) = (Title(yaml, node), yaml.Required(node, "from"));
            if (!DateOnly.TryParseExact(yaml.Text(from), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw yaml.Wrong(from, $"'{yaml.Text(from)}' is no date; write it like 2024-02-05.");
            if (regimes.Count > 0 && regimes[^1].From >= day)
                throw yaml.Wrong(from, "regimes must stand in the order in which they began.");
            regimes.Add(new(
                yaml.Text(yaml.Required(node, "id")), zh, en, day, [.. yaml.Items(yaml.Required(node, "accounts")).Select(account => Account(yaml, account))], Mark(yaml, node),
                yaml.Text(yaml.Required(node, "source"))));
        }

        return new(regimes);
    }

    private static RegimeAccount Account(YamlTable yaml, YamlNode node)
    {
        yaml.AllowKeys(node, "id", "title", "lost", "won", "equal", "mark");
        var (zh, en) = Title(yaml, node);
        return new(
            yaml.Text(yaml.Required(node, "id")), zh, en, FlowsOf(yaml, yaml.Required(node, "lost"), isLost: true), FlowsOf(yaml, yaml.Required(node, "won"), isLost: false),
            yaml.Optional(node, "equal") is { } equal ? yaml.Texts(equal) : [], Mark(yaml, node));
    }

    private static List<ChangeKind> FlowsOf(YamlTable yaml, YamlNode list, bool isLost) => [.. yaml.Items(list).Select(node =>
        Flows.TryGetValue(yaml.Text(node), out var flow) && flow.IsOutflow() == isLost
            ? flow
            : throw yaml.Wrong(node, $"'{yaml.Text(node)}' is none of {string.Join(", ", Flows.Where(known => known.Value.IsOutflow() == isLost).Select(known => known.Key))}."))];

    private static Dictionary<string, string> Columns(YamlTable yaml, LedgerForm form)
    {
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in form.Fields.Where(field => !field.IsKept))
        {
            foreach (var name in new[] { field.Name, field.TitleZh, field.TitleEn })
                columns.TryAdd(name, field.Name);
        }

        foreach (var (field, names) in yaml.Entries(yaml.Root))
        {
            if (form.Find(field) is not { IsKept: false })
                throw yaml.Wrong(names, $"the ledger has no field '{field}' that can be typed.");
            foreach (var name in yaml.Texts(names))
            {
                if (!columns.TryAdd(name, field) && columns[name] != field)
                    throw yaml.Wrong(names, $"'{name}' is a name of '{columns[name]}' already.");
            }
        }

        return columns;
    }

    private static (string Zh, string En) Title(YamlTable yaml, YamlNode node)
    {
        var title = yaml.Required(node, "title");
        yaml.AllowKeys(title, "zh", "en");
        return (yaml.Text(yaml.Required(title, "zh")), yaml.Text(yaml.Required(title, "en")));
    }

    private static string Mark(YamlTable yaml, YamlNode node)
    {
        var mark = yaml.Required(node, "mark");
        return Marks.Contains(yaml.Text(mark)) ? yaml.Text(mark) : throw yaml.Wrong(mark, $"the mark '{yaml.Text(mark)}' is none of {string.Join(", ", Marks)}.");
    }

    private static int Whole(YamlTable yaml, YamlNode node) =>
        int.TryParse(yaml.Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw yaml.Wrong(node, $"'{yaml.Text(node)}' is no whole number.");

    private static double Share(YamlTable yaml, YamlNode node) =>
        double.TryParse(yaml.Text(node), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1
            ? share
            : throw yaml.Wrong(node, $"'{yaml.Text(node)}' is no share between 0 and 1.");

    private static void RequireChoice(YamlTable yaml, YamlNode node, LedgerField field, string code)
    {
        if (field.Choices.All(choice => choice.Code != code))
            throw yaml.Wrong(node, $"'{code}' is no choice of the ledger's field '{field.Name}'.");
    }
}
