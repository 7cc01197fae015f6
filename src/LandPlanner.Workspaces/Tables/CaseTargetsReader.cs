using System.Globalization;
using LandPlanner.Cases;
using LandPlanner.Ledgers;
using YamlDotNet.RepresentationModel;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/cases/targets.yaml</c>.</summary>
internal sealed class CaseTargetsReader
{
    private const int MostSoonDays = 366;

    private readonly YamlTable _yaml;
    private readonly LedgerForm _form;

    private CaseTargetsReader(YamlTable yaml, LedgerForm form) => (_yaml, _form) = (yaml, form);

    public static CaseTargets Read(string path, LedgerForms forms) => new CaseTargetsReader(YamlTable.Read(path), forms.Get("case")).Read();

    private CaseTargets Read()
    {
        _yaml.AllowKeys(_yaml.Root, "soon-days", "targets");
        return new(SoonDays(_yaml.Required(_yaml.Root, "soon-days")), [.. _yaml.Items(_yaml.Required(_yaml.Root, "targets")).Select(Target)]);
    }

    private CaseTarget Target(YamlNode node)
    {
        _yaml.AllowKeys(node, "figure", "source", "kind", "at-least", "at-most", "mark", "note");
        var figure = _yaml.Required(node, "figure");
        var (least, most) = (_yaml.Optional(node, "at-least"), _yaml.Optional(node, "at-most"));
        if (least is null == most is null)
            throw _yaml.Wrong(node, "a target has either 'at-least' or 'at-most'.");
        Mark(_yaml.Required(node, "mark"));
        return new(
            CaseFigureKinds.Find(_yaml.Text(figure)) ?? throw _yaml.Wrong(figure, $"'{_yaml.Text(figure)}' is none of {string.Join(", ", Enum.GetValues<CaseFigureKind>().Select(CaseFigureKinds.Word))}."),
            Choice(node, "source"), Choice(node, "kind"), Share(most ?? least!), most is not null);
    }

    private string Choice(YamlNode node, string field)
    {
        if (_yaml.Optional(node, field) is not { } choice)
            return "";
        var code = _yaml.Text(choice);
        return _form.Get(field).Choices.Any(known => known.Code == code) ? code : throw _yaml.Wrong(choice, $"there is no {field} '{code}' in ledgers/case.yaml.");
    }

    private void Mark(YamlNode node)
    {
        if (_yaml.Text(node) is not ("S" or "K-h" or "K-m" or "K-l"))
            throw _yaml.Wrong(node, $"the mark '{_yaml.Text(node)}' is none of S, K-h, K-m, K-l.");
    }

    private decimal Share(YamlNode node) =>
        decimal.TryParse(_yaml.Text(node), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? share
            : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no share from 0 to 1, such as 0.3.");

    private int SoonDays(YamlNode node) =>
        int.TryParse(_yaml.Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostSoonDays
            ? days
            : throw _yaml.Wrong(node, $"'{_yaml.Text(node)}' is no number of days from 0 to {MostSoonDays}.");
}
