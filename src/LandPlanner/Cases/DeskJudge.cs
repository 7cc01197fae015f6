using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Stores;

namespace LandPlanner.Cases;

/// <summary>Says what measures mean: verdict, kind, and every reason.</summary>
internal sealed class DeskJudge(DeskTable table, DeskGround ground)
{
    public DeskResult Judge(DeskFacts facts)
    {
        var one = new Judgement(table, ground, facts);
        one.Weigh();
        var (verdict, kind) = (one.Verdict, one.Kind);
        return new(
            facts.Whole.Area, facts.Surveys.Before?.Info.Name ?? "", facts.Surveys.Now?.Info.Name ?? "", facts.Before, facts.Now, facts.Plan,
            Farmland(facts), one.IsChangeKnown ? one.Area(facts.FarmlandLost) : null, one.IsChangeKnown ? one.Area(facts.FarmlandGained) : null,
            one.AreaOrNull(facts.BasicFarmland), one.AreaOrNull(facts.RedLine), one.AreaOrNull(facts.UrbanBoundary), one.AreaOrNull(facts.Approved), facts.Approvals,
            [.. one.Parts], verdict, kind, [.. one.Reasons]);
    }

    private static Area? Farmland(DeskFacts facts)
    {
        var classes = facts.Before.Count > 0 ? facts.Before : facts.Now;
        return classes.Count == 0 ? null : classes.Where(share => share.IsCultivated).Aggregate(Area.Zero, (sum, share) => sum + share.Area);
    }

    /// <summary>One patch on the scales.</summary>
    private sealed class Judgement(DeskTable table, DeskGround ground, DeskFacts facts)
    {
        private readonly Area _least = table.LeastOf(facts.Whole.Area);
        private readonly List<DeskReason> _suspect = [];
        private readonly List<DeskReason> _unknown = [];
        private readonly List<DeskReason> _lawful = [];
        private readonly List<DeskReason> _told = [];
        private readonly List<(int Weight, Area Area, string Kind)> _kinds = [];

        public List<DeskPart> Parts { get; } = [];

        public IEnumerable<DeskReason> Reasons => [.. _suspect, .. _unknown, .. _lawful, .. _told];

        /// <summary>Whether there is a state before, and what became of it is known.</summary>
        public bool IsChangeKnown => facts.Surveys.Before is not null && facts.IsOutcomeKnown;

        public DeskVerdict Verdict => _suspect.Count > 0 ? DeskVerdict.Suspect
            : _unknown.Count > 0 ? DeskVerdict.Unknown
            : Parts.Exists(part => part.Area >= _least) ? DeskVerdict.Lawful
            : DeskVerdict.Unchanged;

        /// <summary>Of the part that weighs most; where none does, what the change type says, as long as it is not known to be none.</summary>
        public string Kind => _kinds.OrderByDescending(kind => kind.Weight).ThenByDescending(kind => kind.Area).Select(kind => kind.Kind).FirstOrDefault()
            ?? (facts.Surveys.Before is null || facts.Undecided > 0 ? table.ChangeType(facts.Patch.ChangeType)?.Kind : null) ?? "";

        public Area Area(double squareMetres) => DeskClasses.AtMost(facts.Whole.Area, squareMetres);

        public Area? AreaOrNull(double? squareMetres) => squareMetres is { } known ? Area(known) : null;

        public void Weigh()
        {
            foreach (var (use, sum) in facts.PartsIn(table))
            {
                var part = new DeskPart(use, Area(sum.SquareMetres), Area(sum.OnBasicFarmland), Area(sum.OnRedLine), Area(sum.Approved));
                Parts.Add(part);
                if (part.Area >= _least)
                    Weigh(use, part, Area(sum.ApprovedPerhaps));
                else if (part.Area > Areas.Area.Zero)
                    Tell(_told, $"另有 {Zh(part.Area)}变为{use.TitleZh}，低于判读下限。", $"Another {En(part.Area)} became {use.TitleEn}: too little to decide anything.");
            }

            WeighWhatIsNotKnown();
            if (Parts.TrueForAll(part => part.Area < _least) && _unknown.Count == 0)
                TellUnchanged();
            TellTheRest();
        }

        private void Weigh(DeskUse use, DeskPart part, Area perhaps)
        {
            var (suspect, unknown) = (_suspect.Count, _unknown.Count);
            WeighBasicFarmland(use, part);
            if (use.Approvals is { } kinds)
                WeighApproval(use, kinds, part, perhaps);
            else
                Tell(_lawful, $"{Zh(part.Area)}变为{use.TitleZh}，无须用地审批。", $"{En(part.Area)} became {use.TitleEn}, which asks no approval of land.");
            if (use.OnRedLine != DeskCaution.None && part.OnRedLine >= _least)
            {
                Tell(use.OnRedLine == DeskCaution.Forbidden ? _suspect : _unknown,
                    $"其中 {Zh(part.OnRedLine)}在生态保护红线内，变为{use.TitleZh}，须核对红线内准入。", $"{En(part.OnRedLine)} of it lie within the ecological red line and became {use.TitleEn}: whether that is admitted there must be looked into.");
            }

            if (use.Kind.Length > 0)
                _kinds.Add((_suspect.Count > suspect ? 2 : _unknown.Count > unknown ? 1 : 0, part.Area, use.Kind));
        }

        private void WeighBasicFarmland(DeskUse use, DeskPart part)
        {
            if (part.OnBasicFarmland < _least)
                return;
            if (use.OnBasicFarmland == DeskCaution.Forbidden)
            {
                Tell(_suspect,
                    $"永久基本农田 {Zh(part.OnBasicFarmland)}变为{use.TitleZh}：永久基本农田不得改作此用，批准也不能使其合法。",
                    $"{En(part.OnBasicFarmland)} of basic farmland became {use.TitleEn}, which it must not, approved or not.");
            }
            else if (use.OnBasicFarmland == DeskCaution.Check)
            {
                Tell(_unknown,
                    $"其中 {Zh(part.OnBasicFarmland)}为永久基本农田，变为{use.TitleZh}，须核对批准机关与补划。",
                    $"{En(part.OnBasicFarmland)} of it are basic farmland and became {use.TitleEn}: who approved it and what was designated instead must be looked into.");
            }
        }

        private void WeighApproval(DeskUse use, IReadOnlyList<string> kinds, DeskPart part, Area perhaps)
        {
            var open = part.Area - part.Approved;
            if (kinds.Count == 0)
                Tell(_suspect, $"{Zh(part.Area)}耕地{use.TitleZh}。", $"{En(part.Area)} of farmland were {use.TitleEn}.");
            else if (open < _least)
                Tell(_lawful, $"{Zh(part.Area)}变为{use.TitleZh}，其中 {Zh(part.Approved)}在批准范围内{Numbers(kinds, "（", "）")}。", $"{En(part.Area)} became {use.TitleEn}, {En(part.Approved)} of them within approved land{Numbers(kinds, " (", ")")}.");
            else if (ground.Approvals.Count == 0)
                Tell(_unknown, $"{Zh(open)}由{From(use)}变为{use.TitleZh}，工作库没有用地批准图层，是否批准未知。", $"{En(open)} of {FromEn(use)} became {use.TitleEn}; the workspace has no layer of approvals, so whether it was approved is not known.");
            else if (facts.BeyondApprovals is var beyond && Area(beyond) >= _least && open - Area(beyond) < _least)
                Tell(_unknown, $"{Zh(open)}由{From(use)}变为{use.TitleZh}，但在批准图层覆盖范围之外，是否批准未知。", $"{En(open)} of {FromEn(use)} became {use.TitleEn}, but lie where the layer of approvals does not reach: whether it was approved is not known.");
            else if (part.Area - perhaps < _least)
                Tell(_unknown, $"{Zh(open)}由{From(use)}变为{use.TitleZh}，只有种类不明的批准，须核对。", $"{En(open)} of {FromEn(use)} became {use.TitleEn} under an approval of no known kind: it must be looked into.");
            else
                Tell(_suspect, $"{Zh(open)}由{From(use)}变为{use.TitleZh}，未见{Allowed(kinds)}批准。", $"{En(open)} of {FromEn(use)} became {use.TitleEn}, and no approval ({AllowedEn(kinds)}) is known.");
        }

        /// <summary>What is not covered never makes a patch lawful or unchanged.</summary>
        private void WeighWhatIsNotKnown()
        {
            if (facts.IsImagedBackwards)
                Tell(_unknown, "后时相早于前时相，变化时间未知，按未注明时相比对。", "The latter image is told to be from before the former: when the ground changed is not known, and it was compared as if no images were told.");
            if (facts.Surveys.Before is null)
            {
                Tell(_unknown, ground.Surveys.Count == 0 ? "工作库没有土地利用现状图层，变化前地类未知。" : "没有图斑变化前的土地调查，变化前地类未知。",
                    ground.Surveys.Count == 0 ? "The workspace has no layer of land use: the class before is not known." : "No survey is from before the change: the class before is not known.");
            }
            else
            {
                if (!facts.Surveys.IsBeforeSure)
                    Tell(_unknown, $"变化前地类取自“{facts.Surveys.Before.Info.Name}”{Vintage(facts.Surveys.Before)}，不能确定早于变化。", $"The class before is from '{facts.Surveys.Before.Info.Name}'{VintageEn(facts.Surveys.Before)}, which may be later than the change.");
                if (Area(facts.BeyondBefore) >= _least)
                    Tell(_unknown, $"{Zh(Area(facts.BeyondBefore))}在“{facts.Surveys.Before.Info.Name}”范围之外，变化前地类未知。", $"{En(Area(facts.BeyondBefore))} lie beyond '{facts.Surveys.Before.Info.Name}': their class before is not known.");
            }

            if (facts.Surveys.Now is { } now)
            {
                if (Area(facts.BeyondNow) >= _least)
                    Tell(_unknown, $"{Zh(Area(facts.BeyondNow))}在“{now.Info.Name}”范围之外，变化后地类未知。", $"{En(Area(facts.BeyondNow))} lie beyond '{now.Info.Name}': their class after is not known.");
            }
            else if (facts.IsOutcomeKnown)
            {
                Tell(_unknown, $"没有后时相之后的土地调查；变化后地类按图斑类型“{TypeName()}”推断，须实地核实。", $"No survey is from after the latter image; the class after is inferred from the change type '{TypeName()}' and must be seen on the ground.");
            }
            else
            {
                Tell(_unknown, "没有图斑变化后的土地调查，图斑类型也未说明，变化后地类未知。", "No survey is from after the change, and no change type tells: the class after is not known.");
            }

            if (Area(facts.Undecided) >= _least)
                Tell(_unknown, $"{Zh(Area(facts.Undecided))}的地类编码不在分类表中或两期分类无法对应，无法判读。", $"{En(Area(facts.Undecided))} are of classes that no table knows or that the two surveys name differently: nothing can be said of them.");
            if (Parts.Exists(part => part.Area >= _least))
                WeighMissingConstraints();
        }

        private void WeighMissingConstraints()
        {
            if (facts.BasicFarmland is null)
                Tell(_unknown, "工作库没有永久基本农田图层。", "The workspace has no layer of basic farmland.");
            else if (Area(facts.BeyondBasicFarmland) >= _least)
                Tell(_unknown, $"{Zh(Area(facts.BeyondBasicFarmland))}在永久基本农田图层覆盖范围之外。", $"{En(Area(facts.BeyondBasicFarmland))} lie where the layer of basic farmland does not reach.");
            if (facts.RedLine is null)
                Tell(_unknown, "工作库没有生态保护红线图层。", "The workspace has no layer of the ecological red line.");
            else if (Area(facts.BeyondRedLine) >= _least)
                Tell(_unknown, $"{Zh(Area(facts.BeyondRedLine))}在生态保护红线图层覆盖范围之外。", $"{En(Area(facts.BeyondRedLine))} lie where the layer of the red line does not reach.");
        }

        private void TellUnchanged()
        {
            Tell(_lawful,
                $"“{facts.Surveys.Before!.Info.Name}”与“{facts.Surveys.Now!.Info.Name}”地类一致（{Classes(facts.Now, false)}）。",
                $"'{facts.Surveys.Before.Info.Name}' and '{facts.Surveys.Now.Info.Name}' say the same class ({Classes(facts.Now, true)}).");
            if (table.ChangeType(facts.Patch.ChangeType) is not null)
                Tell(_told, $"图斑类型“{TypeName()}”与调查不符，疑似伪变化。", $"The change type '{TypeName()}' does not agree with the survey: perhaps nothing changed.");
        }

        private void TellTheRest()
        {
            if (facts.BasicFarmland is { } basic && Area(basic) >= _least)
                Tell(_told, $"占永久基本农田 {Zh(Area(basic))}。", $"{En(Area(basic))} lie on basic farmland.");
            if (facts.RedLine is { } red && Area(red) >= _least)
                Tell(_told, $"占生态保护红线 {Zh(Area(red))}。", $"{En(Area(red))} lie within the ecological red line.");
            foreach (var approval in facts.Approvals.Where(approval => approval.Area >= _least))
            {
                var (zh, en) = approval.IsLater ? ("，批准年份晚于后时相（未批先变）", ", approved in a year after the latter image") : ("", "");
                Tell(_told, $"{approval.Kind.TitleZh}{(approval.Number.Length > 0 ? $" {approval.Number} " : "")}覆盖 {Zh(approval.Area)}{zh}。", $"{Capital(approval.Kind.TitleEn)}{(approval.Number.Length > 0 ? " " + approval.Number : "")} covers {En(approval.Area)}{en}.");
            }

            if (facts.Plan.Any(share => share.Code.Length > 0 || share.Name.Length > 0))
                Tell(_told, $"规划用途：{Classes(facts.Plan, false)}。", $"Planned use: {Classes(facts.Plan, true)}.");
        }

        private string TypeName() => table.ChangeType(facts.Patch.ChangeType) is { } type ? $"{type.Code} {type.NameZh}".Trim() : facts.Patch.ChangeType;

        private string Numbers(IReadOnlyList<string> kinds, string open, string close)
        {
            var numbers = facts.Approvals.Where(approval => !approval.IsLater && kinds.Contains(approval.Kind.Id) && approval.Number.Length > 0).Select(approval => approval.Number).Distinct().ToList();
            return numbers.Count == 0 ? "" : open + string.Join(", ", numbers) + close;
        }

        private string From(DeskUse use) => use.From.All(kind => kind == LandClasses.FlowKind.Cultivated) ? "耕地" : BeforeClasses(false);

        private string FromEn(DeskUse use) => use.From.All(kind => kind == LandClasses.FlowKind.Cultivated) ? "farmland" : BeforeClasses(true);

        private string BeforeClasses(bool english) => Classes(facts.Before, english);

        private string Allowed(IReadOnlyList<string> kinds) => string.Join("、", table.Approvals.Where(kind => kinds.Contains(kind.Id)).Select(kind => kind.TitleZh));

        private string AllowedEn(IReadOnlyList<string> kinds) => string.Join(", ", table.Approvals.Where(kind => kinds.Contains(kind.Id)).Select(kind => kind.TitleEn));

        private static string Classes(IReadOnlyList<DeskClassShare> shares, bool english) => DeskText.Classes(shares, english);

        private static void Tell(List<DeskReason> to, string zh, string en) => to.Add(new(zh, en));

        private static string Zh(Area area) => string.Create(CultureInfo.InvariantCulture, $"{area.SquareMetres:0.00} 平方米（{area.Mu(2):0.00} 亩）");

        private static string En(Area area) => string.Create(CultureInfo.InvariantCulture, $"{area.SquareMetres:0.00} m² ({area.Mu(2):0.00} mu)");

        private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

        private static string Vintage(LayerView layer) => layer.Info.Vintage is { } day ? $"（{Moments.Write(day)}）" : "（未注明数据时点）";

        private static string VintageEn(LayerView layer) => layer.Info.Vintage is { } day ? $" ({Moments.Write(day)})" : " (of no known day)";
    }
}
